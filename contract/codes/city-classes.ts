/** A class of components (部件) or events (事件), one key over all editions of the code lists. */
export interface CityClass {
  /** `component-0118`, `event-0102`: what is meant and its code of CJ/T 214-2007. */
  readonly key: string;
  readonly title: string;
  readonly titleEn: string;
}

/** CJ/T 214-2007 小类, name, its name in English, code or codes of GB/T 47678.5-2026 (data-dictionary §1.4). */
const COMPONENTS = `
0101 上水井盖 Water_cover 01001
0102 污水井盖 Sewer_cover 01002
0103 雨水井盖 Storm_drain_cover 01003
0104 雨水箅子 Storm_drain_grate 01004
0105 电力井盖 Power_cover 01005
0106 路灯井盖 Street-light_cover 01006
0107 通讯井盖 Telecom_cover 01007
0108 电视井盖 Cable_TV_cover 01008
0109 网络井盖 Network_cover 01009
0110 热力井盖 Heating_cover 01010
0111 燃气井盖 Gas_cover 01011
0112 公安井盖 Police_cover 01012
0113 消防设施 Fire-fighting_facility 01013
0114 无主井盖 Ownerless_cover 01023
0115 通讯交接箱 Telecom_cabinet 01027
0116 电力设施 Power_facility 01028
0117 立杆 Pole 01030,01031,01032,01033,01034
0118 路灯 Street_light 01037
0119 地灯 Ground_light 01038
0120 景观灯 Landscape_light 01039
0121 报刊亭 News_stand 01040
0122 电话亭 Phone_booth 01041
0123 邮筒 Postbox 01042
0124 信息亭 Information_kiosk 01043
0125 自动售货机 Vending_machine 01045
0126 健身设施 Fitness_equipment 01046
0127 中水井盖 Reclaimed-water_cover 01019
0128 公交井盖 Bus_cover 01020
0129 输油(气)井盖 Oil/gas_line_cover 01021
0130 特殊井盖 Special_cover 01022
0131 民用水井 Well 01024
0132 供水器 Water_supply_point 01025
0133 高压线铁塔 Power_pylon 01047
0134 变压器(箱) Transformer 01048
0135 燃气调压站(箱) Gas_regulator 01049
0136 监控电子眼 Surveillance_camera 01050
0137 售货亭 Sales_kiosk 01044
0138 治安岗亭 Police_box 01051
0201 停车场 Car_park 02001
0202 停车咪表 Parking_meter 02003
0203 公交站亭 Bus_shelter 02004
0204 出租车站牌 Taxi_stand 02005
0205 过街天桥 Footbridge 02006
0206 地下通道 Underpass 02007
0207 高架立交桥 Flyover 02008
0208 跨河桥 River_bridge 02009
0209 交通标志牌 Traffic_sign 02010
0210 交通信号灯 Traffic_light 02014
0211 交通护栏 Traffic_barrier 02017
0212 存车支架 Bicycle_rack 02027
0213 路名牌 Street_name_plate 02012
0214 交通信号设施 Signal_equipment 02015
0215 道路信息显示屏 Road_message_board 02023
0216 道路隔音屏 Noise_barrier 02024
0217 交通岗亭 Traffic_police_box 02016
0301 公共厕所 Public_toilet 03001
0302 化粪池 Septic_tank 03003
0303 公厕指示牌 Toilet_sign 03002
0304 垃圾间(楼) Refuse_room 03004
0305 垃圾箱 Litter_bin 03005
0306 灯箱霓虹灯 Light_box_or_neon 03006
0307 广告牌匾 Signboard 03006,03007
0308 环保监测站 Environment_station 03010
0309 气象监测站 Weather_station 03009
0310 污水口监测站 Outfall_station 03011
0311 噪声显示屏 Noise_display 03013
0401 古树名木 Ancient_tree 04001
0402 行道树 Street_tree 04002
0403 护树设施 Tree_guard 04004
0404 花架花钵 Flower_stand 04005
0405 绿地 Green_area 04013
0406 雕塑 Sculpture 04006
0407 街头坐椅 Bench 04007
0408 绿地护栏 Green_fence 04008
0409 绿地维护设施 Green_upkeep_facility 04009
0410 喷泉 Fountain 04010
0501 宣传栏 Notice_board 03008
0502 人防工事 Air-raid_shelter -
0503 公房地下室 Public_basement 05002
0601 重大危险源 Major_hazard_source -
0602 工地 Building_site -
0603 水域附属设施 Water-side_facility 01069
0604 水域护栏 Water-side_railing 01070
0605 港监设施 Harbour_facility 02031
0606 防汛墙 Flood_wall 01071`;

/** CJ/T 214-2007 events and the code of the same matter in GB/T 47678.5-2026 (data-dictionary §1.6). */
const EVENTS = `
0101 私搭乱建 Illegal_building 06001
0102 暴露垃圾 Exposed_refuse 06010
0103 积存垃圾渣土 Heaped_refuse 06011
0104 道路不洁 Dirty_road 06012
0105 水域不洁 Dirty_water 06025
0106 绿地脏乱 Dirty_green 06017
0107 废弃车辆 Abandoned_vehicle 06034
0108 废弃家具设备 Abandoned_furniture 06035
0109 非装饰性树挂 Rubbish_in_trees -
0110 道路破损 Damaged_road 06013
0111 河堤破损 Damaged_embankment -
0112 道路遗撒 Spill_on_road 06014
0113 建筑物外立面不洁 Dirty_facade -
0114 水域秩序问题 Disorder_on_water -
0115 焚烧垃圾树叶 Burning_refuse 06020
0116 油烟污染 Cooking_fumes 06027
0117 动物尸体清理 Animal_carcass 06037
0118 擅自饲养家禽家畜 Livestock_kept -
0199 其他 Other_(environment) -
0201 非法小广告 Illegal_flyers 07001
0202 违章张贴悬挂广告牌匾 Illegal_signboard -
0203 占道广告牌 Advert_on_pavement -
0204 街头散发广告 Handing_out_flyers 07002
0205 广告招牌破损 Damaged_signboard -
0301 施工扰民 Construction_nuisance 08001
0302 工地扬尘 Site_dust 08004
0303 施工废弃料 Site_waste 08005
0304 施工占道 Works_on_road 08002
0305 无证掘路 Unlicensed_digging 08003
0399 其他 Other_(works) -
0401 路面塌陷 Road_collapse -
0402 自来水管破裂 Burst_water_main -
0403 燃气管道破裂 Burst_gas_pipe -
0404 下水道堵塞或破损 Blocked_drain -
0405 热力管道破裂 Burst_heating_pipe -
0406 道路积水 Flooded_road -
0407 道路积雪结冰 Snow_or_ice 10001
0408 架空线缆损坏 Damaged_overhead_line 10002
0409 群发性事件 Mass_incident -
0499 其他 Other_(emergency) -
0501 无照经营游商 Street_vendor 09001
0502 流浪乞讨 Begging 09003
0503 占道废品收购 Scrap_collection -
0504 店外经营 Trading_outside_shop 09005
0505 机动车乱停放 Parked_cars 09009
0506 非机动车乱停放 Parked_bicycles 09010
0507 乱堆物堆料 Piled_goods 06036
0508 商业噪音 Shop_noise -
0509 黑车拉客 Unlicensed_taxi -
0510 露天烧烤 Street_barbecue 06029
0511 沿街晾挂 Hanging_laundry 06007
0512 非法出版物销售 Illegal_publications -
0513 空调室外机低挂 Low_air_conditioner 06009
0599 其他 Other_(street) -`;

/** 大类 of CJ/T 214-2007 (data-dictionary §1.3, §1.6). */
const GROUPS = {
  component: {
    '01': ['公用设施', 'Public utilities'],
    '02': ['道路交通', 'Roads and traffic'],
    '03': ['市容环境', 'City appearance'],
    '04': ['园林绿化', 'Parks and green'],
    '05': ['房屋土地', 'Housing and land'],
    '06': ['其他设施', 'Other facilities'],
    '21': ['扩展部件', 'Local types'],
  },
  event: {
    '01': ['市容环境', 'City appearance'],
    '02': ['宣传广告', 'Advertising'],
    '03': ['施工管理', 'Works'],
    '04': ['突发事件', 'Emergencies'],
    '05': ['街面秩序', 'Street order'],
    '21': ['扩展事件', 'Local types'],
  },
} as const satisfies Record<Kind, Readonly<Record<string, readonly [string, string]>>>;

type Kind = 'component' | 'event';

const classes = new Map<string, CityClass>();
const keyOf2026 = new Map<string, string>();
read('component', COMPONENTS);
read('event', EVENTS);

function read(kind: Kind, list: string): void {
  for (const line of list.trim().split('\n')) {
    const [code, title, titleEn, later] = line.split(' ') as [string, string, string, string];
    const key = `${kind}-${code}`;
    classes.set(key, { key, title, titleEn: titleEn.replaceAll('_', ' ') });
    for (const each of later.split(',')) if (!keyOf2026.has(each)) keyOf2026.set(each, key);
  }
  keyOf2026.delete('-');
}

/** Code of GB/T 47678.5-2026 → key of the class it is counted under; codes paired with none are missing. */
export const CLASS_KEYS_2026: ReadonlyMap<string, string> = keyOf2026;

/**
 * Code of GB/T 47678.5-2026 with the number a code of GB/T 30428.2-2013 has there, as far as is known: the small class has
 * a leading zero more, and the large class of an event is five more (data-dictionary §1.4, §1.6).
 */
export function codeOf2026(kind: string, code2013: string): string {
  const large = Number(code2013.slice(0, 2)) + (kind === 'event' ? 5 : 0);
  return `${String(large).padStart(2, '0')}0${code2013.slice(2)}`;
}

/**
 * Key of a class whichever edition its code is of; a code nobody lists keeps its own with its edition, and is told by
 * `cityClass` to be unknown. What a city numbered itself is no class of the standard, whatever its number.
 */
export function cityClassKey(kind: string, edition: string, code: string): string {
  const own = `${kind}-${code}`;
  if (edition === 'CJT214-2007') return own;
  if (edition === 'GBT47678.5-2026') return keyOf2026.get(code) ?? own;
  if (edition === 'GBT30428.2-2013' && /^(?!21)\d{4}$/.test(code)) {
    const later = codeOf2026(kind, code);
    return keyOf2026.get(later) ?? `${kind}-${later}`;
  }
  return classes.has(own) ? `${kind}-LOCAL.${code}` : own;
}

/** A listed class; undefined for a code of no known list. */
export function cityClass(key: string): CityClass | undefined {
  return classes.get(key);
}

/** 大类 of components and events, in the order of the standard. */
export const CITY_CLASS_GROUPS: readonly CityClass[] = Object.entries(GROUPS).flatMap(
  ([kind, groups]) =>
    Object.entries(groups).map(([code, [title, titleEn]]) => ({
      key: `${kind}-${code}`,
      title,
      titleEn,
    })),
);

/** 大类 of a class by its key; undefined for a class of no known list. */
export function cityClassGroup(key: string): CityClass | undefined {
  const [kind, code = ''] = key.split('-');
  if (code.length !== 4) return undefined;
  return CITY_CLASS_GROUPS.find((group) => group.key === `${kind}-${code.slice(0, 2)}`);
}
