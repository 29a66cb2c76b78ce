const FRAMES: readonly (readonly [RegExp, string])[] = [
  [/百度(?:地图)?|baidu|bd-?_?09(?!mc)(?:ll)?|(?<![a-z])bd(?![a-z0-9])/i, 'BD-09'],
  [/火星|(?:高德|腾讯)(?:地图)?|amap|gcj-?_?(?:02)?/i, 'GCJ-02'],
  [/wgs-?_?84/i, 'EPSG:4326'],
  [/cgcs-?_?2000|国家?2000/i, 'EPSG:4490'],
];
const AXIS = /^(?:经度|纬度|longitude|latitude|lon|lng|long|lat|x坐标|y坐标|x|y)$/;

/** Coordinate frame a header of coordinates names: 百度经度, 经度(GCJ02), bd09_lng; undefined where it names none. */
export function frameOf(header: string): string | undefined {
  return FRAMES.find(([written]) => written.test(header))?.[1];
}

/** Normal form of a header of coordinates without its frame, 百度经度 → 经度; undefined where that leaves no axis. */
export function axisOf(key: string): string | undefined {
  const frame = FRAMES.find(([written]) => written.test(key));
  if (!frame) return undefined;
  const axis = key.replace(frame[0], '').replace(/坐标系?(?=经度|纬度)|[-_()[\]【】]/g, '');
  return AXIS.test(axis) ? axis : undefined;
}
