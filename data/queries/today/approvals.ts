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
};
