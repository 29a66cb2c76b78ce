import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citizenIdCheck } from '../../contract/citizen-number.ts';
import { parseCitizenId } from './citizen-id.ts';
import {
  checkRegistrationNumber,
  checkTaxNumber,
  checkUscc,
  isOrganisationCode,
  organisationCodeCheck,
  registrationNumberCheck,
  usccCheck,
} from './organisation-codes.ts';
import { phoneVerdict, tidyPhone } from './phone.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const uscc17 = fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{9}$/);

describe('citizen ID numbers (GB 11643)', () => {
  it('accepts the published vectors', () => {
    expect(parseCitizenId('11010519491231002x', '2026-01-01')).toEqual({
      ok: true,
      number: '11010519491231002X',
      birthDate: '1949-12-31',
      sex: 'female',
      wasFifteen: false,
    });
    expect(citizenIdCheck('44052418800101001')).toBe('4');
    expect(parseCitizenId('440524188001010014', '1990-01-01').ok).toBe(true);
    expect(parseCitizenId('330203193001010017', '2026-01-01')).toMatchObject({
      ok: true,
      sex: 'male',
    });
  });

  it('converts a 15-digit number', () => {
    const converted = parseCitizenId('330203300101001', '2026-01-01');
    expect(converted).toMatchObject({ ok: true, number: '330203193001010017', wasFifteen: true });
  });

  it('names what is wrong', () => {
    const codeOf = (text: string) => {
      const verdict = parseCitizenId(text, '2026-01-01');
      return verdict.ok ? 'ok' : verdict.code;
    };
    expect(codeOf('330203193001010016')).toBe('ID_CHECKSUM');
    expect(codeOf('3.30203E+17')).toBe('ID_MANGLED');
    expect(codeOf('330203193001010000')).toBe('ID_MANGLED');
    expect(codeOf('33020319300101')).toBe('ID_FORMAT');
    const noDay = '33020319300230001';
    expect(codeOf(noDay + citizenIdCheck(noDay))).toBe('ID_DATE');
    const unborn = '33020320270101001';
    expect(codeOf(unborn + citizenIdCheck(unborn))).toBe('ID_DATE');
  });

  it('finds any one changed digit', () => {
    fc.assert(
      fc.property(
        digits(6),
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (area, at, add) => {
          const first17 = `${area}19800615123`;
          const good = first17 + citizenIdCheck(first17);
          const digit = (Number(good[at]) + add) % 10;
          const changed = good.slice(0, at) + String(digit) + good.slice(at + 1);
          expect(parseCitizenId(good, '2026-01-01').ok).toBe(true);
          expect(parseCitizenId(changed, '2026-01-01').ok).toBe(false);
        },
      ),
    );
  });
});

describe('codes of organisations', () => {
  it('accepts the published vectors', () => {
    expect(checkUscc('91330203999999998D')).toBe('ok');
    expect(checkUscc('92330203MA00TE0T03')).toBe('ok');
    expect(checkRegistrationNumber('330203000000018')).toBe('ok');
    expect(checkRegistrationNumber('330203600000011')).toBe('ok');
    expect(isOrganisationCode('99999999-8')).toBe(organisationCodeCheck('99999999') === '8');
  });

  it('names what is wrong', () => {
    expect(checkUscc('9133020399999999')).toBe('USCC_FORMAT');
    expect(checkUscc('91330203999O99998D')).toBe('USCC_BAD_CHAR');
    expect(checkUscc('91330203999999998E')).toBe('USCC_CHECKSUM');
    expect(checkRegistrationNumber('3302030000000')).toBe('REGNO_LEGACY');
    expect(checkRegistrationNumber('330203000000019')).toBe('REGNO_CHECKSUM');
  });

  it('takes a tax number as a credit code, an area and an organisation code, or a person', () => {
    const person = '33020319800615123';
    const id = person + citizenIdCheck(person);
    const org = `330203${'99999999'}${organisationCodeCheck('99999999')}`;
    for (const number of ['91330203999999998D', org, id, `${id}01`])
      expect(checkTaxNumber(number, '2016-06-30'), number).toBe('ok');
    for (const number of [
      '91330203999999998E',
      `${org.slice(0, 14)}?`,
      `${id.slice(0, 17)}${id.endsWith('1') ? 2 : 1}01`,
    ])
      expect(checkTaxNumber(number, '2016-06-30'), number).not.toBe('ok');
    expect(checkTaxNumber('1234567', '2016-06-30')).toBe('TAXNO_FORMAT');
    expect(checkTaxNumber('330203999999990', '2016-06-30')).toBe('TAXNO_CHECKSUM');
  });

  it('round-trips any code', () => {
    fc.assert(fc.property(uscc17, (first) => checkUscc(first + usccCheck(first)) === 'ok'));
    fc.assert(
      fc.property(
        digits(14),
        (first) => checkRegistrationNumber(first + registrationNumberCheck(first)) === 'ok',
      ),
    );
  });
});

describe('phones', () => {
  it('takes mobiles, landlines and the declared synthetic prefixes', () => {
    expect(phoneVerdict(tidyPhone('+86 138 1234 5678'), [])).toBe('ok');
    expect(phoneVerdict(tidyPhone('(0574)87654321'), [])).toBe('ok');
    expect(phoneVerdict('12812345678', ['12'])).toBe('synthetic');
    expect(phoneVerdict('12812345678', [])).toBe('PHONE_FORMAT');
    expect(phoneVerdict('1381234567', [])).toBe('PHONE_FORMAT');
  });

  it('takes an extension and a mobile in groups, in one spelling each', () => {
    for (const text of ['0574-87654321转8001', '0574-87654321*8001', '0574－87654321－8001'])
      expect(tidyPhone(text)).toBe('0574-87654321-8001');
    expect(phoneVerdict('0574-87654321-8001', [])).toBe('ok');
    for (const text of ['138-1234-5678', '138 1234 5678', '+86-138-1234-5678'])
      expect(tidyPhone(text)).toBe('13812345678');
  });
});
