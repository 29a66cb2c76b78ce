/** How to tell a dataset beyond its key columns. */
export interface DatasetHint {
  /** Fields a file must have, each given as alternatives; the natural key where left out. */
  readonly needs?: readonly (readonly string[])[];
  /** What file names say. */
  readonly names: RegExp;
}

/** By table. A table that is not here is told by its key and its title. */
export const DATASET_HINTS: Readonly<Record<string, DatasetHint>> = {
  beat_duty: { needs: [['beat_code'], ['officer_no'], ['from_at']], names: /责任区|警务区|民警/ },
  component: {
    needs: [['comp_id'], ['name', 'type_code', 'state']],
    names: /部件|井盖|路灯|邮政设施|component/i,
  },
  city_case: { needs: [['case_no'], ['report_at']], names: /案件(?!流程)|案卷|case/i },
  case_event: { names: /案件流程|流程|case.?event/i },
  patrol_fix: { needs: [['patrol_no'], ['at'], ['longitude_degrees']], names: /轨迹|巡查|gps/i },
  commercial_building: { needs: [['commercial_id'], ['name']], names: /楼宇|载体/ },
  enterprise: { needs: [['enterprise_id'], ['name']], names: /企业|主体|工商/ },
  office_survey: { needs: [['survey_no'], ['enterprise_name']], names: /采集/ },
  service_visit: { needs: [['visit_no'], ['enterprise_name']], names: /走访|服务/ },
  lease: { needs: [['lease_no'], ['from_at']], names: /租约|合同|租赁/ },
  tax_place: { needs: [['tax_no'], ['enterprise_name']], names: /税源|税务登记/ },
  monthly_tax: { names: /税收|入库|税款/ },
  premises: { needs: [['premises_no'], ['name']], names: /生产经营|监管单位|安监/ },
  hazard: { needs: [['hazard_no'], ['description', 'level']], names: /隐患(?!流程)/ },
  hazard_event: { names: /隐患流程|流程|环节/ },
  inspection: { names: /检查/ },
  service_firm: { needs: [['firm_no'], ['name']], names: /加盟|服务企业/ },
  knowledge: { needs: [['knowledge_no'], ['title']], names: /知识/ },
  call: { needs: [['call_no'], ['call_at']], names: /来电|求助|call/i },
  work_order: { needs: [['order_no'], ['call_no', 'dispatch_at']], names: /工单/ },
  follow_up: { needs: [['follow_up_no']], names: /回访/ },
  site_column: { needs: [['column_no'], ['name']], names: /栏目/ },
  site_page: { needs: [['page_no'], ['title']], names: /信息/ },
  site_visit: { names: /访问|浏览/ },
  site_message: { needs: [['message_no'], ['asked_at']], names: /留言|信件|信箱/ },
  elder: { needs: [['elder_no'], ['name']], names: /老人|老年人/ },
  care_facility: {
    needs: [['facility_no'], ['name'], ['beds', 'kind', 'staff', 'beds_used']],
    names: /设施|机构/,
  },
  care_bed: { names: /床位|入住/ },
  ageing_organisation: { needs: [['organisation_no'], ['name']], names: /组织|协会/ },
  approval_item: { needs: [['item_code'], ['name']], names: /事项/ },
  approval_case: { needs: [['case_no'], ['apply_at']], names: /办件(?!环节)/ },
  approval_step: { names: /环节|流程/ },
  approval_pause: { names: /特别程序|挂起/ },
  approval_card: { needs: [['card_no'], ['case_no']], names: /牌/ },
  office_statistic: { needs: [['month'], ['module'], ['count']], names: /公文|流转|统计/ },
  supervision_item: { needs: [['item_no'], ['opened_at']], names: /督查/ },
  leader_instruction: { names: /批示/ },
  indicator: { needs: [['indicator_code'], ['unit']], names: /指标目录|指标/ },
  indicator_value: {
    needs: [['indicator_code'], ['period'], ['value']],
    names: /指标值|统计数据|数据/,
  },
};
