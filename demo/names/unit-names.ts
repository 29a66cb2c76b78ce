import type { Random } from '../random.ts';
import { weighted } from '../random.ts';

const STEMS = [...'晟恺铭翊沐禾拓衡朗睿蓝森启帆鼎昊硕屹澜舟川桥岚棠松柏竹梅云鹿象鲸燕鸥'];
const SECONDS = [...'远达杰成宁海源信邦维科思创和润丰禾悦安诚途一方'];

interface Trade {
  readonly suffix: string;
  readonly scope: string;
  readonly company: boolean;
}

const officeTrade = weighted<Trade>(
  (
    [
      ['进出口有限公司', '货物进出口', 14],
      ['贸易有限公司', '批发零售', 18],
      ['信息科技有限公司', '软件开发', 10],
      ['商务咨询有限公司', '商务信息咨询', 10],
      ['物流有限公司', '货运代理', 8],
      ['投资管理有限公司', '投资管理', 7],
      ['建筑工程有限公司', '建筑工程施工', 6],
      ['广告传媒有限公司', '广告设计制作', 6],
      ['装饰设计有限公司', '室内装饰设计', 5],
      ['会计师事务所', '审计验资', 2],
      ['律师事务所', '法律服务', 2],
      ['国际货运代理有限公司', '国际货运代理', 5],
      ['教育培训有限公司', '教育信息咨询', 4],
      ['人力资源服务有限公司', '人力资源服务', 3],
    ] as const
  ).map(([suffix, scope, weight]) => [{ suffix, scope, company: true }, weight] as const),
);

const shopTrade = weighted<Trade>(
  (
    [
      ['服装店', '服装零售', 14],
      ['餐饮店', '餐饮服务', 14],
      ['便利店', '食品零售', 12],
      ['理发店', '理发服务', 8],
      ['水果店', '水果零售', 7],
      ['五金店', '五金零售', 6],
      ['药店', '药品零售', 4],
      ['咖啡馆', '饮品服务', 4],
      ['眼镜店', '眼镜零售', 3],
      ['房产中介部', '房产经纪', 6],
      ['文具店', '文具零售', 4],
      ['面馆', '餐饮服务', 8],
      ['美容院', '美容服务', 5],
      ['手机店', '通讯器材零售', 5],
    ] as const
  ).map(([suffix, scope, weight]) => [{ suffix, scope, company: false }, weight] as const),
);

export interface UnitName {
  readonly name: string;
  readonly shortName: string;
  readonly scope: string;
  readonly company: boolean;
}

/** An invented firm or shop, called after its city or district. */
export function drawUnitName(
  cityName: string,
  districtName: string,
  shop: boolean,
  random: Random,
): UnitName {
  const trade = shop ? shopTrade(random) : officeTrade(random);
  const third = random.chance(0.3) ? random.pick(STEMS) : '';
  const stem = random.pick(STEMS) + random.pick(SECONDS) + third;
  const place = trade.company ? cityName : `${cityName}${districtName}`;
  return {
    name: place + stem + trade.suffix,
    shortName: stem + trade.suffix.replace(/有限公司$/u, ''),
    scope: trade.scope,
    company: trade.company,
  };
}
