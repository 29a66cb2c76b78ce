import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Sentence, sentenceText } from '../contract/sentence.ts';
import { TEST_PROFILE } from '../data/testing/deliveries.ts';
import { checkFolder, type FileCheck } from './check-folder.ts';
import { TestFolder } from './testing/folder.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const said = (why: Sentence | undefined) => (why ? sentenceText(why) : '');

it('imports each file by itself: one that fails does not stop the others', async () => {
  await folder.text('单位.csv', '单位编号,单位名称,从业人数\nU1,甲,3\nU2,,3\n');
  await folder.text('坏.geojson', '{"type":"FeatureCollection","features":[');
  await folder.text('别的.csv', 'a,b\n1,2\n');
  const checks: FileCheck[] = [];
  const options = { paths: [folder.path], map: undefined, profile: TEST_PROFILE };
  for await (const check of checkFolder(options)) checks.push(check);
  const of = (file: string) => checks.find((check) => check.file === file);
  expect(of('单位.csv')?.reports[0]).toMatchObject({ read: 2, accepted: 1, rejected: 1 });
  expect(of('单位.csv')?.rejects[0]).toMatchObject({ line: 3, code: 'REQUIRED' });
  expect(said(of('坏.geojson')?.why)).toContain('breaks off');
  expect(said(of('别的.csv')?.why)).toContain('fit no known table');
});

const checked = async (): Promise<ReadonlyMap<string, FileCheck>> => {
  const checks = new Map<string, FileCheck>();
  const options = { paths: [folder.path], map: undefined, profile: TEST_PROFILE };
  for await (const check of checkFolder(options)) checks.set(check.file, check);
  return checks;
};

it('says of a file that fits no table which comes nearest and what that needs', async () => {
  await folder.text('求助.csv', '来电编号,来电人,求助内容,回电\n1,张三,水管爆裂,\n');
  const why = said((await checked()).get('求助.csv')?.why);
  expect(why).toMatch(/nearest is Calls.*needs 来电时间 too/);
});

it('keeps a row whose count is a mean without it, says so, and names the table it came nearest to', async () => {
  const homes = 'ccn,name,state,residents\n015009,甲院,AL,52.1\n015010,乙院,AL,76\n';
  await folder.text('homes.csv', homes);
  expect(said((await checked()).get('homes.csv')?.why)).toMatch(/Care facilities.*设施编号/);
  await folder.text('养老机构.csv', homes.replace('ccn', '设施编号'));
  const check = (await checked()).get('养老机构.csv');
  expect(check?.reports[0]).toMatchObject({
    read: 2,
    accepted: 2,
    rejected: 0,
    flags: { NUMBER_NOT_WHOLE: 1 },
  });
});

it('names two columns that mean the same by the title of the field, and what to do', async () => {
  await folder.text('单位.csv', '单位编号,单位名称,单位名称\nU1,甲,乙\n');
  const why = said((await checked()).get('单位.csv')?.why);
  expect(why).toContain('都对应「单位名称」');
  expect(why).toContain('--map');
});

it('names a coordinate nobody can read, and takes a shape for the position of a table', async () => {
  const [west, south] = [TEST_PROFILE.box.westDegrees, TEST_PROFILE.box.southDegrees];
  await folder.text(
    '部件.csv',
    `部件标识码,部件名称,部件状态,经度,纬度\n3302030118000001,路灯,完好,"121,5426",29.87\n` +
      `3302030118000002,路灯,完好,${west + 0.01},${south + 0.01}\n`,
  );
  await folder.text(
    '轨迹.kml',
    `<kml><Placemark><ExtendedData><Data name="监督员编号"><value>0127</value></Data></ExtendedData><gx:Track xmlns:gx="x">
<when>2015-03-05T01:05:00Z</when><gx:coord>${west + 0.01} ${south + 0.01} 3</gx:coord></gx:Track></Placemark></kml>`,
  );
  const checks = await checked();
  expect(checks.get('部件.csv')?.reports[0]).toMatchObject({ read: 2, accepted: 1 });
  expect(checks.get('部件.csv')?.rejects).toMatchObject([
    { line: 2, code: 'COORD_INVALID', column: '经度', value: '121,5426' },
  ]);
  expect(checks.get('轨迹.kml')?.reports).toMatchObject([{ table: 'patrol_fix', accepted: 1 }]);
});

it('takes both coordinates out of one column, and names one that is no pair', async () => {
  const [west, south] = [TEST_PROFILE.box.westDegrees, TEST_PROFILE.box.southDegrees];
  await folder.text(
    '部件.csv',
    `部件标识码,部件名称,部件状态,坐标\n3302030118000001,路灯,完好,"${west + 0.01},${south + 0.01}"\n` +
      `3302030118000002,路灯,完好,"${south + 0.02}，${west + 0.02}"\n3302030118000003,路灯,完好,鼓楼旁\n`,
  );
  const check = (await checked()).get('部件.csv');
  expect(check?.reports[0]).toMatchObject({ read: 3, accepted: 2, unknownColumns: [] });
  expect(check?.rejects).toMatchObject([
    { line: 4, code: 'COORD_INVALID', column: '坐标', value: '鼓楼旁' },
  ]);
});

it('takes the surroundings of the data for the district and names what lies far from them', async () => {
  await folder.text(
    '部件.csv',
    '部件标识码,部件名称,编码版本,小类,经度,纬度\n' +
      '3302030118000001,路灯,,0118,120.19,30.27\n3302030118000002,路灯,,0118,120.18,30.28\n' +
      '3302030118000003,路灯,,0118,1120.17,30.27\n',
  );
  const options = { paths: [folder.path], map: undefined, profile: TEST_PROFILE, aroundData: true };
  for await (const { reports, rejects } of checkFolder(options)) {
    expect(reports[0]).toMatchObject({ read: 3, accepted: 2, rejected: 1 });
    expect(rejects[0]).toMatchObject({ line: 4, code: 'GEOM_OUTSIDE' });
  }
});

it('reads stations of a web map as their map file says, and counts what it refuses by check', async () => {
  const rows = [
    'S1,一号站,120.170269,30.296093',
    'S2,二号站,1120.171,30.297',
    'S3,三号站,120.172,30.298',
    'S3,三号站,120.173,30.299',
    ',五号站,120.174,30.3',
  ];
  await folder.text('站点.csv', `站点编号,站点名称,百度经度,百度纬度\n${rows.join('\n')}\n`);
  const rule = {
    match: '站点.csv',
    table: 'component',
    crs: 'BD-09',
    columns: {
      站点编号: 'comp_id',
      站点名称: 'address',
      百度经度: 'longitude_degrees',
      百度纬度: 'latitude_degrees',
    },
    defaults: { code_system: 'LOCAL', type_code: '02026', name: '自行车租赁点' },
  };
  const map = { files: [rule] };
  const options = { paths: [folder.path], map, profile: TEST_PROFILE, aroundData: true };
  for await (const { reports, rejects } of checkFolder(options)) {
    expect(reports[0]).toMatchObject({ read: 5, accepted: 2, rejected: 3, crs: 'BD-09 declared' });
    expect(reports[0]?.refusals).toEqual({ GEOM_OUTSIDE: 1, DUPLICATE_KEY: 1, REQUIRED: 1 });
    expect(rejects.find(({ code }) => code === 'GEOM_OUTSIDE')).toMatchObject({ line: 3 });
  }
});
