import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { HandOverEntry, HandOverSheet } from '../../../contract/queries/hand-over.ts';
import { titleIn } from '../../format/fields.ts';
import { minuteText } from '../../format/dates.ts';
import { exactNumber } from '../../format/numbers.ts';
import type { PrintSheet } from '../../parts/kit/print-sheet.ts';

/** What the parties add to a sheet; a signed one has its number and hash too. */
type Words = Pick<HandOverEntry, 'witness' | 'remark'> & Partial<HandOverEntry>;

/** 交接单 as it is printed: counts, what changed, notes, and every room with its history. */
export function useHandOverPrint(): (sheet: HandOverSheet, words: Words) => PrintSheet {
  const { t, i18n } = useTranslation();
  return (sheet, words) => ({
    title: t('policing.handOverTitle', { area: sheet.beat.name }),
    notes: notesOf(t, i18n.language, sheet, words),
    columns: [
      { title: t('policing.kind'), weight: 0.1 },
      { title: t('policing.where'), weight: 0.34 },
      { title: t('policing.matter'), weight: 0.38 },
      { title: t('policing.when'), weight: 0.18 },
    ],
    rows: [...changeRows(t, sheet), ...noteRows(t, sheet), ...roomRows(t, sheet)],
    tick: true,
    signatures: [
      `${t('policing.from')} ${sheet.from.officerName}`,
      `${t('policing.to')} ${sheet.to.officerName}`,
      [t('policing.witness'), words.witness].filter(Boolean).join(' '),
    ],
  });
}

function notesOf(
  t: TFunction,
  language: string,
  { beat, from, to, since, counts, asOf, snapshotId }: HandOverSheet,
  { remark, number, hash, at }: Words,
): string[] {
  const parties = t('policing.parties', {
    station: beat.station ?? '',
    code: beat.code,
    from: `${from.officerName}（${from.officerNo}）`,
    to: `${to.officerName}（${to.officerNo}）`,
  });
  const figures = counts.map((count) => `${titleIn(language, count)} ${exactNumber(count.count)}`);
  const before = since
    ? t('policing.sinceLast', {
        number: since.number,
        time: minuteText(since.at),
        date: since.asOf,
      })
    : t('policing.firstHandOver');
  const record =
    number === undefined
      ? t('policing.notSigned')
      : t('policing.record', { number, time: minuteText(at ?? ''), hash: hash ?? '' });
  return [
    parties,
    figures.join(t('common.separator')),
    before,
    ...(remark ? [t('policing.remarkLine', { remark })] : []),
    t('policing.basis', { date: asOf, snapshot: snapshotId }),
    record,
  ];
}

function placeOf({
  address,
  roomNo,
}: {
  readonly address: string;
  readonly roomNo: string | null;
}) {
  return roomNo === null || address.includes(roomNo) ? address : `${address} ${roomNo}`;
}

function changeRows(t: TFunction, { changes }: HandOverSheet): string[][] {
  return changes.map((change) => {
    const { table, kind, columns, rows, asOf } = change;
    const what = t('policing.changed', {
      table: t(`policing.tables.${table}`),
      kind: t(`policing.kinds.${kind}`),
      count: rows,
    });
    const matter = columns.length > 0 ? `${what}：${columns.join('、')}` : what;
    return [t('policing.change'), placeOf(change), matter, asOf];
  });
}

function noteRows(t: TFunction, { notes }: HandOverSheet): string[][] {
  return notes.map((note) => [
    t('policing.note'),
    placeOf(note),
    note.text,
    `${note.account} ${minuteText(note.at)}`,
  ]);
}

function roomRows(t: TFunction, { rooms }: HandOverSheet): string[][] {
  return rooms.map((room) => [
    room.unverified ? t('policing.roomOpen') : t('policing.room'),
    placeOf(room),
    t('policing.roomHistory', {
      current: room.currentRecords,
      historical: room.historicalRecords,
      units: room.units,
      notes: room.notes,
      changes: room.changes,
    }),
    room.verifiedAt ?? t('policing.neverVerified'),
  ]);
}
