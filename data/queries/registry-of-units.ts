/**
 * Ids of the registry's rows of the police's unit at hand, which stands as `unit`: one 信用代码, or the organisation code in it where
 * a licence of before October 2015 has no other (data-dictionary §3.2 and §3.3, the first two of its join order). The `+`
 * keeps SQLite from looking through all licences without a code for each unit instead of the index on `org_code`.
 */
export const FIRMS_OF_UNIT = `
  SELECT coded.id FROM economy.enterprise AS coded WHERE coded.uscc = unit.uscc
  UNION ALL
  SELECT old.id FROM economy.enterprise AS old
    WHERE old.org_code = substr(unit.uscc, 9, 9) AND +old.uscc IS NULL`;

/**
 * Units a business registrar would hold: all but authorities, institutions and associations, whose codes are given by 编办
 * and 民政 and do not begin with 9 (GB 32100 table 1).
 */
export const DUE_IN_REGISTRY = `coalesce(unit.category, '') NOT IN ('authority', 'institution', 'association')
  AND (unit.uscc IS NULL OR unit.uscc NOT GLOB '[1-8ANY]?????????????????')`;
