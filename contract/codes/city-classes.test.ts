import { expect, it } from 'vitest';
import { cityClass, cityClassGroup, cityClassKey } from './city-classes.ts';

it('a street light is one class by its codes of 2007 and 2026', () => {
  expect(cityClassKey('component', 'CJT214-2007', '0118')).toBe('component-0118');
  expect(cityClassKey('component', 'GBT47678.5-2026', '01037')).toBe('component-0118');
  expect(cityClass('component-0118')).toMatchObject({ title: '路灯', titleEn: 'Street light' });
});

it('a component and an event of the same code stay apart', () => {
  expect(cityClass(cityClassKey('component', 'CJT214-2007', '0102'))?.title).toBe('污水井盖');
  expect(cityClass(cityClassKey('event', 'CJT214-2007', '0102'))?.title).toBe('暴露垃圾');
  expect(cityClass(cityClassKey('event', 'GBT47678.5-2026', '06010'))?.title).toBe('暴露垃圾');
});

it('大类 differ between components and events', () => {
  expect(cityClassGroup('component-0401')?.title).toBe('园林绿化');
  expect(cityClassGroup('event-0401')?.title).toBe('突发事件');
});

it('a code of 2013 is of the class that has its number in 2026, not of the one that had it in 2007', () => {
  const classOf = (kind: string, code: string) =>
    cityClass(cityClassKey(kind, 'GBT30428.2-2013', code))?.title;
  expect(classOf('component', '0137')).toBe('路灯');
  expect(classOf('event', '0401')).toBe('无照经营游商');
  expect(classOf('event', '0110')).toBe('暴露垃圾');
  expect(classOf('event', '0409')).toBe('机动车乱停放');
  const unpaired = cityClassKey('event', 'GBT30428.2-2013', '0406');
  expect(unpaired).toBe(cityClassKey('event', 'GBT47678.5-2026', '09006'));
  expect(cityClass(unpaired)).toBeUndefined();
});

it('what a city numbered itself is no class of the standard with the same number', () => {
  const key = cityClassKey('component', 'LOCAL', '0210');
  expect(cityClass(key)).toBeUndefined();
  expect(cityClassGroup(key)).toBeUndefined();
});

it('a code of no list keeps its own key and is known to be unknown', () => {
  const key = cityClassKey('component', 'LOCAL', '2177');
  expect(cityClass(key)).toBeUndefined();
  expect(cityClassGroup(cityClassKey('event', 'GBT47678.5-2026', '99999'))).toBeUndefined();
});
