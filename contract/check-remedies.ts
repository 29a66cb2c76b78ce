/** What a department does about a row that a check found (处理办法). */
export interface Remedy {
  readonly zh: string;
  readonly en: string;
}

const remedy = (zh: string, en: string): Remedy => ({ zh, en });

/** By the kind of check; the first that fits. */
const REMEDIES: readonly (readonly [codes: RegExp, remedy: Remedy])[] = [
  [
    /_MANGLED$|^CELL_ERROR$|^TEXT_CUT$/,
    remedy(
      '从原系统重新导出；用表格软件打开时把该列设为文本',
      'Export again from the source system; keep the column as text when a spreadsheet opens it',
    ),
  ],
  [
    /^PICTURE_/,
    remedy(
      '把照片（JPEG、PNG 或 WebP）放进来件旁的“照片”文件夹，单元格里写相对路径，再导入一次',
      'Put the photograph (JPEG, PNG or WebP) beside the file, name it relatively and import again',
    ),
  ],
  [
    /^UNIT_UNKNOWN$|^CURRENCY_/,
    remedy(
      '在表头写明单位，如（元）（万元）（㎡），外币折成人民币，再导出；也可在映射文件里写明单位',
      'Write the unit into the header (yuan, ten thousand yuan, square metres), give foreign money in yuan and export again, or state the unit in the map file',
    ),
  ],
  [
    /^ROW_SHAPE$|^NUMBER_(?!YEAR_)|^UNIT_|^GEOM_TEXT_|^CODE_(MAPPED|SEVERAL)$/,
    remedy(
      '按导出格式改正写法后重新导出',
      'Put the writing right in the export and deliver it again',
    ),
  ],
  [
    /^MARKER_|^ROW_DELETED$|^ROW_REMOVED$/,
    remedy(
      '确认该行增删；增量文件请按增量导入',
      'Confirm that the row comes or goes; import incremental files as such',
    ),
  ],
  [
    /^NUMBER_YEAR_/,
    remedy(
      '写明年份：补填该行的日期，或在编号里带上年份，或按年分文件，文件名写明年份（2013年…）',
      'Tell the year: fill in the date of the row, put the year into the number, or deliver a file for each year with the year in its name',
    ),
  ],
  [
    /^REQUIRED$|_MISSING$|^MISSING_VALUE$|^HAZARD_GUARANTEES$/,
    remedy('补填缺项后重新导出', 'Fill in what is missing and export again'),
  ],
  [
    /^DUPLICATE_KEY$|_DUP_|^ID_NAME_CONFLICT$|^(BUILDING|TENURE)_CONFLICT$|^BED_TWICE$|^LIVES_TWICE$/,
    remedy(
      '核对是否同一对象，只留一条或改正编号',
      'Check whether they are one; keep one row, or correct the identifier',
    ),
  ],
  [
    /^UNKNOWN_REFERENCE$|^ORPHAN$/,
    remedy(
      '补交所指对象的来件，到达后自动入库；编号写错的请改正',
      'Deliver what it refers to and it joins by itself; correct a mistyped identifier',
    ),
  ],
  [
    /^SINGLE_UNIT_VALUE$/,
    remedy('不要提供单个调查单位的数据', 'Do not deliver values of single surveyed units'),
  ],
  [
    /^SYNTHETIC_/,
    remedy('演示号码不得与真实数据混用', 'Numbers of the demo range must not be among real data'),
  ],
  [
    /^(ID|USCC|ORG|REGNO|TAXNO|PHONE|INDUSTRY|COMP)_|^AREA_CODE_FORMAT$/,
    remedy(
      '对照证照或登记原件核对，改正后重新导出',
      'Compare with the original document or register, correct it and export again',
    ),
  ],
  [
    /_UNKNOWN$|EDITION|^AREA_|MISMATCH$/,
    remedy(
      '改用代码表内现行的写法；确属新类别的请管理员补充对照',
      'Use the list in force; for a new class ask the administrator to add it',
    ),
  ],
  [
    /^MAJOR_/,
    remedy(
      '挂牌督办后补填督办级别；不属重大隐患的，改正级别',
      'List it for supervision and fill in by whom, or correct its level',
    ),
  ],
  [
    /^REPEATS_/,
    remedy(
      '改填首次来电的流水号；不是重复来电的，留空',
      'Give the number of the first call, or leave it blank',
    ),
  ],
  [
    /^(CUMULATIVE|STREETS|CHANGE)_/,
    remedy(
      '核对数值、计量单位和口径，改正后重报；修订数另报新版本',
      'Check values, unit and definition and report again; deliver revised values as a new version',
    ),
  ],
  [
    /^(LIGHT|ACTUAL)_/,
    remedy(
      '核对监察系统的时限、特别程序和节假日设置；因违规亮灯的，以监察牌写明原因',
      'Check limit, pauses and holidays in the supervising system; a light for a breach needs a card with its reason',
    ),
  ],
  [
    /^(DATE|TIME|PERIOD)_|_TIME_ORDER$|_ORDER$|_BEFORE_|^STEP_|^PROMISE_|^CLOSED_|^CASE_FLAGS_/,
    remedy(
      '核对各环节的时间和先后，在原系统改正后重新导出',
      'Check times and order of the steps, correct them in the source system and export again',
    ),
  ],
  [
    /^GRID_(OVERLAP|CROSSES)$/,
    remedy(
      '按现行社区界线修正网格图形，网格之间不重叠、不跨社区，再导出',
      'Correct the shapes of the cells by the borders of communities in force, so that none overlap or cross, and export again',
    ),
  ],
  [
    /^(COORD|CRS|GEOM|GRID)_/,
    remedy(
      '核对坐标和坐标系；整份文件偏移的，在“映射与坐标”一步改选',
      'Check coordinates and their system; where a whole file is off, choose another in the mapping step',
    ),
  ],
  [
    /^ADDR_|^MATCH_/,
    remedy(
      '补全地址的路名、门牌、幢、室，或用标准地址码',
      'Complete the address (road, number, building, room), or use the standard address code',
    ),
  ],
];

const ELSE = remedy(
  '请来件部门核对原始记录',
  'The department that delivered it checks the original record',
);

/** What to do about a check code. */
export function remedyOf(code: string): Remedy {
  return REMEDIES.find(([codes]) => codes.test(code))?.[1] ?? ELSE;
}
