import { weighted, type Random } from '../random.ts';

export type HazardObject = '工艺系统' | '基础设施' | '技术装备' | '作业环境' | '防控手段';

/** What is wrong, where, and what is to be done about it. */
export interface HazardText {
  readonly object: HazardObject;
  readonly kind: '现场管理' | '基础管理';
  readonly place: string;
  readonly description: string;
  readonly measure: string;
}

/** 环节, 分类, 部位, 内容, 措施, and the trades it is found in; nothing: any. */
const TEXTS = `
工艺系统|现场管理|生产车间|作业流程未设置安全联锁|加装联锁装置并调试|works
工艺系统|现场管理|喷漆间|喷漆作业未配置通风联动|安装强制通风并与作业联动|works
工艺系统|现场管理|厨房|油烟管道长期未清洗|清洗烟道并签订定期清洗合同|kitchen
工艺系统|基础管理|岗位|无岗位安全操作规程|编制操作规程并张贴|
工艺系统|现场管理|液化气瓶间|液化气瓶与明火距离不足|气瓶移至专用瓶间|kitchen
工艺系统|基础管理|岗位|危险作业无审批记录|建立动火、登高作业审批|
基础设施|现场管理|疏散楼梯|疏散通道堆放货物|立即清理并保持畅通|
基础设施|现场管理|安全出口|安全出口上锁|拆除门锁改为推杆锁|
基础设施|现场管理|外墙|广告牌固定件锈蚀松动|加固或拆除广告牌|
基础设施|现场管理|仓库|仓库与住宿未做防火分隔|搬离住宿人员并砌筑防火墙|goods
基础设施|现场管理|屋面|屋面排水不畅积水|疏通雨水管并修补防水|
基础设施|基础管理|营业场所|未提供消防验收手续|补办消防验收手续|
技术装备|现场管理|配电间|配电箱无漏电保护|更换带漏电保护的配电箱|
技术装备|现场管理|营业厅|电线私拉乱接|由电工重新布线穿管|
技术装备|现场管理|电梯机房|电梯未按期检验|停用并申请检验|
技术装备|现场管理|锅炉房|压力表超过校验期|送检校验压力表|boiler
技术装备|现场管理|车间|冲压设备缺少防护罩|加装防护罩|works
技术装备|基础管理|办公室|特种设备台账不全|补齐台账和检验报告|
作业环境|现场管理|车间|作业场所粉尘积聚|清扫粉尘并增设除尘|works
作业环境|现场管理|仓库|货物堆垛超高且距灯具不足|降低堆垛并保持间距|goods
作业环境|现场管理|厨房|地面油污湿滑|清洗地面铺设防滑垫|kitchen
作业环境|现场管理|后巷|可燃杂物堆积|清运杂物|
作业环境|现场管理|门厅|电动自行车在楼内停放充电|移至室外充电棚并加强巡查|
作业环境|现场管理|营业场所|通风照明不良|检修风机并更换灯具|
作业环境|现场管理|脚手架|临边无防护栏杆|设置防护栏杆和安全网|building
防控手段|现场管理|营业厅|灭火器压力不足|更换灭火器|
防控手段|现场管理|走道|应急照明损坏|更换应急照明灯|
防控手段|现场管理|楼层|火灾自动报警主机故障|维修报警主机并恢复值守|
防控手段|现场管理|消防栓箱|消火栓无水|检修水泵恢复供水|
防控手段|基础管理|办公室|未组织应急演练|组织演练并留存记录|
防控手段|基础管理|办公室|从业人员未经安全培训上岗|培训考核合格后上岗|
防控手段|基础管理|办公室|未建立隐患排查台账|建立台账并落实专人|`;

/** Trades by the words of the list above. */
const FOUND_IN: Readonly<Record<string, RegExp>> = {
  '': /^/u,
  works: /制造业/u,
  kitchen: /餐饮|住宿|教育|卫生|社会工作/u,
  boiler: /制造业|住宿|卫生|教育/u,
  goods: /制造业|批发|仓储/u,
  building: /建筑业/u,
};

const texts: readonly (HazardText & { readonly foundIn: RegExp })[] = TEXTS.trim()
  .split('\n')
  .map((line) => {
    const [object, kind, place, description, measure, trades] = line.split('|') as [
      HazardObject,
      HazardText['kind'],
      string,
      string,
      string,
      string,
    ];
    return { object, kind, place, description, measure, foundIn: FOUND_IN[trades]! };
  });

const drawObject = weighted<HazardObject>([
  ['防控手段', 33],
  ['技术装备', 26],
  ['基础设施', 20],
  ['作业环境', 14],
  ['工艺系统', 7],
]);

/** The words of a hazard of a trade; the five objects in their usual shares. */
export function drawHazardText(trade: string, random: Random): HazardText {
  const object = drawObject(random);
  const { foundIn: _, ...text } = random.pick(
    texts.filter((each) => each.object === object && each.foundIn.test(trade)),
  );
  return text;
}
