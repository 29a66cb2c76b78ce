import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Principal, Role } from '../../contract/principal.ts';
import type { CallName } from '../../contract/queries/index.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { Suppression } from '../masking/suppress.ts';
import { UNKNOWN_DEPARTMENT } from './callers.ts';

/** Roles that may see masked personal rows. */
const SEES_PEOPLE: readonly Role[] = ['officer', 'analyst', 'administrator'];

/** Roles that work with regions of their own; a wall only receives views. */
const DRAWS_AREAS: readonly Role[] = ['officer', 'analyst', 'leader', 'administrator'];
/** Roles that build virtual houses (搭建) and hand beats over (交接). */
const BUILDS: readonly Role[] = ['officer', 'administrator'];
/** Roles that may see what a single firm pays: 税务, 分管领导. */
const SEES_FIRM_TAX: readonly Role[] = ['leader', 'administrator'];

/** Everybody but the wall, which shows classes and no single firm. */
const NOT_ON_WALL: readonly Role[] = ['analyst', 'officer', 'leader', 'administrator', 'auditor'];

/** Calls not open to every role. */
const RESTRICTED: Partial<Record<CallName, readonly Role[]>> = {
  'city.passes': SEES_PEOPLE,
  'city.patrols': SEES_PEOPLE,
  'city.coverage': NOT_ON_WALL,
  'city.case': NOT_ON_WALL,
  'city.component': NOT_ON_WALL,
  'city.deadlines': NOT_ON_WALL,
  'city.deviations': NOT_ON_WALL,
  'people.find': SEES_PEOPLE,
  'people.reveal': ['officer', 'administrator'],
  'area.summary': DRAWS_AREAS,
  'layer.row': DRAWS_AREAS,
  'layer.tracks': SEES_PEOPLE,
  'list.place': SEES_PEOPLE,
  'record.history': SEES_PEOPLE,
  'record.picture': SEES_PEOPLE,
  'snapshot.rowChanges': SEES_PEOPLE,
  'departments.delivered': SEES_PEOPLE,
  'quality.summary': SEES_PEOPLE,
  'quality.rows': SEES_PEOPLE,
  'quality.shapes': SEES_PEOPLE,
  'quality.links': SEES_PEOPLE,
  'lists.all': SEES_PEOPLE,
  'lists.rows': SEES_PEOPLE,
  'lists.make': ['administrator'],
  'account.setDepartment': ['administrator'],
  'economy.firms': NOT_ON_WALL,
  'economy.firm': NOT_ON_WALL,
  'economy.visits': NOT_ON_WALL,
  'note.list': SEES_PEOPLE,
  'note.add': SEES_PEOPLE,
  'note.area': SEES_PEOPLE,
  'beat.list': SEES_PEOPLE,
  'beat.of': SEES_PEOPLE,
  'beat.outline': SEES_PEOPLE,
  'beat.mine': SEES_PEOPLE,
  'beat.choose': SEES_PEOPLE,
  'handOver.prepare': SEES_PEOPLE,
  'handOver.sign': BUILDS,
  'handOver.list': SEES_PEOPLE,
  'handOver.open': SEES_PEOPLE,
  'draft.list': SEES_PEOPLE,
  'draft.open': SEES_PEOPLE,
  'draft.begin': BUILDS,
  'draft.check': BUILDS,
  'draft.save': BUILDS,
  'draft.discard': BUILDS,
  'retention.show': ['administrator', 'auditor'],
  'retention.set': ['administrator'],
  'imports.mappings': ['administrator'],
  'imports.saveMapping': ['administrator'],
  'areas.list': DRAWS_AREAS,
  'areas.save': DRAWS_AREAS,
  'areas.remove': DRAWS_AREAS,
};

/** Refuses a call the caller's role may not make with `forbidden`. */
export function requireAllowed(principal: Principal, name: CallName): void {
  const roles = RESTRICTED[name];
  if (!roles || roles.includes(principal.role)) return;
  throw new TwinError(
    'forbidden',
    say`A ${principal.role} account may not call ${name}. Sign in with one of these roles: ${roles.join(', ')}.`,
  );
}

/** Calls that tell of the persons of a table row by row. */
const TELLS_PERSONS_OF: Partial<Record<CallName, string>> = {
  'people.find': 'resident',
  'people.reveal': 'resident',
  'handOver.prepare': 'resident',
  'handOver.sign': 'resident',
  'handOver.open': 'resident',
  'city.passes': 'patrol_fix',
  'city.patrols': 'patrol_fix',
  'layer.tracks': 'patrol_fix',
};

/** Refuses what tells of another department's persons one by one: whoever lists them counts them. */
export function requireOwnPersons(principal: Principal, name: CallName): void {
  const table = TELLS_PERSONS_OF[name];
  if (table === undefined || isOwn(principal, table)) return;
  if (principal.department === UNKNOWN_DEPARTMENT) throw unknownDepartment(name);
  throw new TwinError(
    'forbidden',
    say`${name} tells of natural persons in the rows of ${departmentOf(table)}; this account belongs to ${principal.department ?? ''}. An administrator can change its department.`,
  );
}

function unknownDepartment(name: CallName): TwinError {
  return new TwinError(
    'busy',
    say`${name} tells of natural persons, and the workspace, which says whose this account may see, cannot be read now. Close the program that holds it open and try again; twin verify tells whether it is damaged.`,
  );
}

/** Whether some masked personal rows may be shown to this caller. */
export function seesPeople(principal: Principal): boolean {
  return SEES_PEOPLE.includes(principal.role);
}

/** Whether masked personal rows of a table may be shown to this caller: an account of a department has its own. */
export function seesPeopleOf(principal: Principal, table: string): boolean {
  return seesPeople(principal) && isOwn(principal, table);
}

/** Whether a table is not another department's. */
function isOwn({ department }: Principal, table: string): boolean {
  return department === undefined || department === departmentOf(table);
}

function departmentOf(table: string): string {
  return tableSpec(table).department.id;
}

/** Whether this caller may see the tax of single firms and sums that would give one away. */
export function seesFirmTax(principal: Principal): boolean {
  return SEES_FIRM_TAX.includes(principal.role);
}

/**
 * Small counts of natural persons are withheld on the wall and across departments (users §3); a department's own are shown.
 * What a window shows can be copied, printed and exported from it without asking again, so across departments holds for
 * every answer.
 */
export function suppressionFor(
  principal: Principal,
  table: string,
  smallCount: number,
): Suppression {
  const isWithheld = principal.role === 'wall' || !isOwn(principal, table);
  return { below: isWithheld ? smallCount : undefined };
}
