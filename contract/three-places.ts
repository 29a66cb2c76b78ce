/** Whether a place lies in the district (在本区): 不可判 is a value of its own, never counted as 否 (users §3). */
export const IN_DISTRICT = { yes: '是', no: '否', unknown: '不可判' } as const;
export type InDistrict = keyof typeof IN_DISTRICT;

/** What is to be done about a firm; no word of 引税 or 迁税 (公平竞争审查条例). */
export const FIRM_LABELS = { verify: '待核实', visit: '走访服务', compliant: '合规异地' } as const;
export type FirmLabel = keyof typeof FIRM_LABELS;

/**
 * The 户/人/税 cube (domain §5.3): where a firm is registered, works and pays tax, one digit each, 1 in the district and
 * 0 outside; `unknown` where any of the three cannot be told.
 */
export const PLACE_CLASSES = {
  '111': { title: '三地均在本区', label: 'visit' },
  '110': { title: '仅纳税在外', label: 'verify' },
  '101': { title: '仅办公在外', label: 'verify' },
  '100': { title: '仅注册在本区', label: 'verify' },
  '011': { title: '仅注册在外', label: 'visit' },
  '010': { title: '仅办公在本区', label: 'visit' },
  '001': { title: '仅纳税在本区', label: 'verify' },
  '000': { title: '三地均在区外', label: 'verify' },
  unknown: { title: '不可判', label: 'verify' },
} as const satisfies Record<string, { readonly title: string; readonly label: FirmLabel }>;
export type PlaceClass = keyof typeof PLACE_CLASSES;

/** The classes in the order lists and legends show them. Keys such as `100` of an object come in another. */
export const PLACE_CLASS_IDS: readonly PlaceClass[] = [
  '111',
  '110',
  '101',
  '100',
  '011',
  '010',
  '001',
  '000',
  'unknown',
];

/** The class of three verdicts. */
export function placeClassOf(
  registered: InDistrict,
  office: InDistrict,
  tax: InDistrict,
): PlaceClass {
  const verdicts = [registered, office, tax];
  if (verdicts.includes('unknown')) return 'unknown';
  return verdicts.map((verdict) => (verdict === 'yes' ? '1' : '0')).join('') as PlaceClass;
}

/** A branch (分支机构) or consolidated payer (汇总纳税) whose tax place lies outside is in order: 合规异地. */
export function labelOf(placeClass: PlaceClass, lawfullyElsewhere: boolean): FirmLabel {
  const taxOutside = placeClass === '110' || placeClass === '010';
  return taxOutside && lawfullyElsewhere ? 'compliant' : PLACE_CLASSES[placeClass].label;
}
