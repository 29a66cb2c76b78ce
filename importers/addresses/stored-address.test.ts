import { describe, expect, it } from 'vitest';
import { standardText, takeApart } from './stored-address.ts';

const none = { road: '', lane: '', door: '', place: '', number: '' };

describe('buildings as departments store them', () => {
  it.each([
    ['县学街61号', '月湖大厦', { road: '县学街', door: '61', place: '月湖大厦' }],
    [
      '柳汀街225弄3幢',
      '柳汀新村3幢',
      { road: '柳汀街', lane: '225弄', place: '柳汀新村', number: '3' },
    ],
    [
      '柳汀街225弄',
      '柳汀新村3幢',
      { road: '柳汀街', lane: '225弄', place: '柳汀新村', number: '3' },
    ],
    [
      '柳汀街225弄柳汀新村3幢',
      null,
      { road: '柳汀街', lane: '225弄', place: '柳汀新村', number: '3' },
    ],
    ['柳汀新村三幢', null, { place: '柳汀新村', number: '3' }],
    [
      '带河巷30弄7号',
      '万安南家园2幢',
      { road: '带河巷', lane: '30弄', door: '7', place: '万安南家园', number: '2' },
    ],
    [
      '药行街48号A座',
      '天一豪景A座',
      { road: '药行街', door: '48', place: '天一豪景', number: 'A' },
    ],
    [
      '灵桥路768号',
      '灵桥广场1号楼',
      { road: '灵桥路', door: '768', place: '灵桥广场', number: '1' },
    ],
    ['中山东路188号之一', null, { road: '中山东路', door: '188-1' }],
    ['中山东路188-1号', null, { road: '中山东路', door: '188-1' }],
    ['镇明路36号甲', null, { road: '镇明路', door: '36甲' }],
    [
      '三支街9弄4幢',
      '迎春小区4幢',
      { road: '三支街', lane: '9弄', place: '迎春小区', number: '4' },
    ],
    ['天一街十二号', null, { road: '天一街', door: '12' }],
    ['六一弄3号', null, { road: '六一弄', door: '3' }],
    ['大沙泥街22巷5号', null, { road: '大沙泥街', lane: '22巷', door: '5' }],
    ['蔡家弄8弄10号', null, { road: '蔡家弄', lane: '8弄', door: '10' }],
    ['苍水街178号', '鼓楼饭店', { road: '苍水街', door: '178', place: '鼓楼饭店' }],
    [null, null, {}],
  ])('%s %s', (address, name, parts) =>
    expect(takeApart(address, name, (text) => text)).toEqual({ ...none, ...parts }),
  );

  it.each([
    ['县学街61号', '月湖大厦', '', '县学街61号月湖大厦'],
    ['柳汀街225弄3幢', '柳汀新村3幢', '3', '柳汀街225弄柳汀新村3幢'],
    ['柳汀街225弄柳汀新村3幢', '柳汀新村3幢', '3', '柳汀街225弄柳汀新村3幢'],
    ['望京路300号', '望京花园1幢', '1', '望京路300号望京花园1幢'],
  ])('%s and %s are one text', (address, name, number, text) =>
    expect(standardText(address, name, number)).toBe(text),
  );
});
