import type { DistrictProfile } from '../../contract/profile.ts';
import type { Division } from '../addresses/gazetteer.ts';

/** GB/T 2260: first two digits of a division code → province. Municipalities are cities themselves. */
const PROVINCES: Readonly<Record<string, string>> = {
  13: '河北省',
  14: '山西省',
  15: '内蒙古自治区',
  21: '辽宁省',
  22: '吉林省',
  23: '黑龙江省',
  32: '江苏省',
  33: '浙江省',
  34: '安徽省',
  35: '福建省',
  36: '江西省',
  37: '山东省',
  41: '河南省',
  42: '湖北省',
  43: '湖南省',
  44: '广东省',
  45: '广西壮族自治区',
  46: '海南省',
  51: '四川省',
  52: '贵州省',
  53: '云南省',
  54: '西藏自治区',
  61: '陕西省',
  62: '甘肃省',
  63: '青海省',
  64: '宁夏回族自治区',
  65: '新疆维吾尔自治区',
};

/** The division a profile's addresses begin with; its title may say a year in brackets. */
export function divisionOf({ adcode, city, title }: DistrictProfile): Division {
  const province = PROVINCES[adcode.slice(0, 2)];
  const district = title.replace(/[（(].*$/, '');
  return { ...(province ? { province } : {}), city: city.name, district };
}
