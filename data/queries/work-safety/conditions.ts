/** 消防重点单位 and 三合一场所, of `safety.premises`. */
export const FIRE_UNIT_WHERE = '(fire_key = 1 OR three_in_one = 1)';

/** 占用、堵塞消防通道: open hazards of ways out and fire lanes, of `safety.hazard`. */
export const FIRE_LANE_WHERE =
  "(closed_at IS NULL AND (description LIKE '%通道%' OR description LIKE '%安全出口%'))";

/**
 * 消火栓 and 消防设施 that still stand, of `city.component`: code 0113 of the 2007 list, 01013 of the 2021 one (data-dictionary
 * §1.4); abandoned and removed ones put out no fire.
 */
export const HYDRANT_WHERE =
  "(type_code IN ('0113', '01013') AND coalesce(state, 'good') NOT IN ('abandoned', 'removed'))";

/** Visits planned and not made, of `safety.inspection`. */
export const PLANNED_WHERE = '(inspected_at IS NULL AND planned_at IS NOT NULL)';
