import { z } from 'zod';
import { ROLES } from '../principal.ts';

const departmentSchema = z.object({
  /** As the tables name it. */
  id: z.string(),
  title: z.string(),
});

export const accountCalls = {
  /** The caller's own account and the departments there are. */
  'account.mine': {
    params: z.object({}),
    result: z.object({
      account: z.string(),
      role: z.enum(ROLES),
      /** Absent for an account of no department. */
      department: departmentSchema.optional(),
      departments: z.array(departmentSchema),
    }),
  },
  /** 部门 of the caller's own account, by id; null takes it away. It is in the audit log. */
  'account.setDepartment': {
    params: z.object({ department: z.string().min(1).max(60).nullable() }),
    result: z.object({ auditNumber: z.number().int() }),
  },
} as const;
