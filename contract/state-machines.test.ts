import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  APPROVAL_MACHINE,
  CASE_MACHINE,
  firstIllegalStep,
  HAZARD_MACHINE,
  mayFollow,
  stateAfter,
  type StateMachine,
} from './state-machines.ts';

const MACHINES: readonly (readonly [string, StateMachine])[] = [
  ['case', CASE_MACHINE],
  ['hazard', HAZARD_MACHINE],
  ['approval', APPROVAL_MACHINE],
];

describe.each(MACHINES)('%s', (_name, machine) => {
  it('lets every step be reached from the beginning', () => {
    const reached = new Set<string>(machine.first);
    for (const step of reached) for (const next of machine.next[step] ?? []) reached.add(next);
    const all = Object.keys(machine.titles).filter((step) => !machine.beside.includes(step));
    expect(all.filter((step) => !reached.has(step))).toEqual([]);
  });

  it('accepts every walk over its arrows and no step after its end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 999 }), { maxLength: 30 }), (choices) => {
        const walk = [machine.first[0] as string];
        for (const choice of choices) {
          const next = machine.next[walk[walk.length - 1] as string] ?? [];
          if (next.length > 0) walk.push(next[choice % next.length] as string);
        }
        return firstIllegalStep(machine, walk) === undefined;
      }),
    );
  });
});

it('closes no hazard without a passed recheck, whatever came before', () => {
  const steps = Object.keys(HAZARD_MACHINE.titles);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 12 }), (list) => {
      const closes = list.indexOf('close');
      const legal = closes >= 0 && firstIllegalStep(HAZARD_MACHINE, list) === undefined;
      return !legal || list.slice(0, closes).includes('pass');
    }),
  );
});

it('takes urging beside the process while it is open', () => {
  expect(
    firstIllegalStep(HAZARD_MACHINE, ['register', 'urge', 'dispatch', 'list', 'rectify']),
  ).toBe(undefined);
  expect(mayFollow(HAZARD_MACHINE, 'close', 'urge')).toBe(false);
  expect(stateAfter(HAZARD_MACHINE, 'rectify', 'urge')).toBe('rectify');
});

it('names the step that breaks the order', () => {
  expect(firstIllegalStep(CASE_MACHINE, ['report', 'register', 'close'])).toBe(2);
  expect(firstIllegalStep(APPROVAL_MACHINE, ['accept'])).toBe(0);
});

it('a case may be urged at any time until it is over, and goes on from where it was', () => {
  const steps = ['report', 'register', 'urge', 'dispatch', 'urge', 'handle'];
  expect(firstIllegalStep(CASE_MACHINE, steps)).toBeUndefined();
  expect(firstIllegalStep(CASE_MACHINE, ['report', 'refuse', 'urge'])).toBe(2);
  expect(firstIllegalStep(CASE_MACHINE, ['report', 'register', 'urge', 'handle'])).toBe(3);
});

/** Orders as the dictionary and the domain's rules tell them (data-dictionary §4.3, domain §5.4 and §5.8). */
const LEGAL: readonly (readonly [StateMachine, string])[] = [
  [HAZARD_MACHINE, 'register dispatch rectify apply pass close'],
  [HAZARD_MACHINE, 'register rectify pass close'],
  [HAZARD_MACHINE, 'register dispatch rectify apply fail rectify apply pass close'],
  [HAZARD_MACHINE, 'register dispatch rectify apply fail dispatch rectify apply pass close'],
  [HAZARD_MACHINE, 'register dispatch list rectify urge punish apply pass close delist'],
  [APPROVAL_MACHINE, 'apply accept handle review approve done deliver'],
  [APPROVAL_MACHINE, 'apply accept done deliver'],
  [APPROVAL_MACHINE, 'apply supplement accept handle supplement handle approve done'],
  [APPROVAL_MACHINE, 'apply refuse deliver'],
  [APPROVAL_MACHINE, 'apply supplement refuse'],
  [APPROVAL_MACHINE, 'apply accept handle review handle review approve done'],
];

it.each(LEGAL)('%# is a legal order: $1', (machine, steps) => {
  expect(firstIllegalStep(machine, steps.split(' '))).toBeUndefined();
});

/** The step at which an order breaks. */
const ILLEGAL: readonly (readonly [StateMachine, string, string])[] = [
  [HAZARD_MACHINE, 'register dispatch rectify apply', 'close'],
  [HAZARD_MACHINE, 'register dispatch rectify apply fail', 'close'],
  [HAZARD_MACHINE, 'register', 'pass'],
  [HAZARD_MACHINE, 'register', 'close'],
  [HAZARD_MACHINE, '', 'dispatch'],
  [HAZARD_MACHINE, 'register dispatch rectify apply pass', 'rectify'],
  [HAZARD_MACHINE, 'register dispatch rectify apply pass close', 'rectify'],
  [HAZARD_MACHINE, 'register dispatch rectify apply pass close', 'list'],
  [APPROVAL_MACHINE, '', 'accept'],
  [APPROVAL_MACHINE, 'apply', 'handle'],
  [APPROVAL_MACHINE, 'apply', 'done'],
  [APPROVAL_MACHINE, 'apply accept handle', 'deliver'],
  [APPROVAL_MACHINE, 'apply accept handle approve', 'handle'],
  [APPROVAL_MACHINE, 'apply refuse', 'accept'],
  [APPROVAL_MACHINE, 'apply accept handle approve done', 'supplement'],
  [APPROVAL_MACHINE, 'apply accept handle approve done deliver', 'done'],
];

it.each(ILLEGAL)('%# cannot go on: $1, then $2', (machine, before, step) => {
  const steps = [...before.split(' '), step].filter((one) => one !== '');
  expect(firstIllegalStep(machine, steps)).toBe(steps.length - 1);
});
