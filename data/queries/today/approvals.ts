import { approvalCase } from '../../../contract/schema/approvals.ts';
import { selectList } from '../../schema/added-columns.ts';
import type { TodayQuery } from './list-query.ts';

export const approvalsToday: Readonly<Record<string, TodayQuery>> = {
  'approvals.cards-open': () => ({
    sql: `SELECT card.card_no AS key, card.id AS row_no, card.flags, NULL AS building_slot, NULL AS room_slot,
        card.card_no, card.colour, card.case_no, item.name AS item, card.reason, card.at
      FROM services.approval_card AS card
      LEFT JOIN services.approval_case AS this ON this.case_no = card.case_no
      LEFT JOIN services.approval_item AS item ON item.item_code = this.item_code
      WHERE card.reply IS NULL AND card.replied_at IS NULL AND coalesce(card.cancelled, 0) = 0`,
  }),
  'approvals.light-differs': async ({ snapshot }) => {
    const columns = await selectList(snapshot.db, 'services', approvalCase, [
      'id',
      'flags',
      'case_no',
      'item_code',
      'room_slot',
      'light_src',
      'light_calc',
      'accept_at',
      'done_at',
    ]);
    return {
      sql: `SELECT this.case_no AS key, this.id AS row_no, this.flags, room.building_slot, this.room_slot,
          this.case_no, item.name AS item, this.light_src, this.light_calc, this.accept_at, this.done_at
        FROM (SELECT ${columns} FROM services.approval_case
          WHERE flags IS NOT NULL AND flags LIKE '%LIGHT_DIFF%') AS this
        LEFT JOIN services.approval_item AS item ON item.item_code = this.item_code
        LEFT JOIN base.room ON room.slot = this.room_slot`,
    };
  },
};
