import { z } from 'zod';

/** What a caller may be. Roles grow with accounts; the built-in account is an administrator of one workstation. */
export const ROLES = ['wall', 'analyst', 'officer', 'leader', 'administrator', 'auditor'] as const;

/** Who asks, for which area and why. Every port to the data host carries one and every query checks it. */
export const principalSchema = z.object({
  account: z.string().min(1),
  role: z.enum(ROLES),
  /** Area code the account is limited to (街道 9 digits, 社区 12 digits); absent = the whole district. */
  areaCode: z
    .string()
    .regex(/^\d{6,15}$/)
    .optional(),
  /**
   * 部门 the account works for, as the tables name it: persons of other departments' tables are a cross-department matter,
   * their small counts withheld and their rows not shown. Absent = an account of the whole district's administration.
   */
  department: z.string().min(1).max(60).optional(),
  purpose: z.string().max(200).optional(),
});

export type Principal = z.infer<typeof principalSchema>;
export type Role = Principal['role'];

/** The one account until accounts exist. */
export const BUILT_IN_ACCOUNT: Principal = { account: 'local', role: 'administrator' };
