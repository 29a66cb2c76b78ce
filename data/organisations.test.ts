import { describe, expect, it } from 'vitest';
import { nameOn, organisationsSchema } from '../contract/organisations.ts';
import { findDepartment } from './give-back/export-department.ts';

const SAFETY = { id: 'work-safety', title: '安监局' };
const NAMES = organisationsSchema.parse(undefined);

describe('names of organisations', () => {
  it('follow the day: 安监局 became 应急管理局, and who was never renamed keeps the name', () => {
    expect(nameOn(NAMES, SAFETY, '2018-12-31')).toBe('安监局');
    expect(nameOn(NAMES, SAFETY, '2019-01-01')).toBe('应急管理局');
    expect(nameOn(NAMES, { id: 'tax', title: '税务局' }, '2026-01-01')).toBe('税务局');
  });

  it('are the profile’s to date', () => {
    const own = organisationsSchema.parse([
      {
        department: 'work-safety',
        names: [
          { name: '安监局', to: '2019-03-15' },
          { name: '应急管理局', from: '2019-03-15' },
        ],
        source: '区委编办',
      },
    ]);
    expect(nameOn(own, SAFETY, '2019-03-14')).toBe('安监局');
  });

  it('find their department by any name it bore', () => {
    expect(findDepartment('应急管理局').id).toBe('work-safety');
    expect(findDepartment('安监局').id).toBe('work-safety');
  });
});
