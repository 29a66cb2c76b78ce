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
