/**
 * Units of the police and the registry's rows of them, as `unit_no` and `firm_no`: one 信用代码, or the organisation code in
 * it where a licence of before October 2015 has no other (data-dictionary §3.2 and §3.3, the first two of its join order).
 * The `+` keeps SQLite from looking through all licences without a code for each unit instead of the index on `org_code`.
 */
export const UNITS_REGISTERED = `
  SELECT unit.id AS unit_no, enterprise.id AS firm_no
    FROM economy.unit JOIN economy.enterprise ON enterprise.uscc = unit.uscc
  UNION ALL
  SELECT unit.id, enterprise.id
    FROM economy.unit CROSS JOIN economy.enterprise
      ON enterprise.org_code = substr(unit.uscc, 9, 9) AND +enterprise.uscc IS NULL
    WHERE substr(unit.uscc, 9, 9) IN (SELECT org_code FROM economy.enterprise WHERE uscc IS NULL)`;

/**
 * Units a business registrar would hold: all but authorities, institutions and associations, whose codes are given by 编办
 * and 民政 and do not begin with 9 (GB 32100 table 1).
 */
export const DUE_IN_REGISTRY = `coalesce(unit.category, '') NOT IN ('authority', 'institution', 'association')
  AND (unit.uscc IS NULL OR unit.uscc NOT GLOB '[1-8ANY]?????????????????')`;
