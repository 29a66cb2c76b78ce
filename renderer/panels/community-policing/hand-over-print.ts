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
    notes: notesOf(t, sheet, words),
    facts: sheet.counts.map((count) => ({
      term: titleIn(i18n.language, count),
      value: exactNumber(count.count),
    })),
    columns: [
      { title: t('policing.kind'), weight: 0.1 },
      { title: t('policing.where'), weight: 0.46 },
      { title: t('policing.matter'), weight: 0.28 },
      { title: t('policing.when'), weight: 0.16 },
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
  { beat, from, to, since, asOf, snapshotId }: HandOverSheet,
  { remark, number, hash, at }: Words,
): string[] {
  const parties = t('policing.parties', {
    station: beat.station ?? '',
    code: beat.code,
    from: t('common.inBrackets', { text: from.officerName, aside: from.officerNo }),
    to: t('common.inBrackets', { text: to.officerName, aside: to.officerNo }),
  });
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
    historyOf(t, room),
    room.verifiedAt ?? t('policing.neverVerified'),
  ]);
}

/** What is known of a room on one line, and only what there is: a beat of a thousand rooms stays some thirty pages. */
function historyOf(t: TFunction, room: HandOverSheet['rooms'][number]): string {
  const counts = {
    roomCurrent: room.currentRecords,
    roomHistorical: room.historicalRecords,
    roomUnits: room.units,
    roomNotes: room.notes,
    roomChanges: room.changes,
  };
  const said = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => t(`policing.${word as keyof typeof counts}`, { value: count }));
  return said.length > 0 ? said.join(t('common.separator')) : t('policing.roomNothing');
}
