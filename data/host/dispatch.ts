import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Principal } from '../../contract/principal.ts';
import {
  CALLS,
  type CallName,
  type CommandName,
  COMMANDS,
  type QueryName,
  WORKSPACE_CALLS,
  type WorkspaceCallName,
} from '../../contract/queries/index.ts';
import type { QueryContext } from '../queries/context.ts';
import type { WorkspaceContext } from '../queries/import-mappings.ts';
import type { CommandContext } from '../queries/people.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { COMMAND_FUNCTIONS, QUERY_FUNCTIONS, WORKSPACE_FUNCTIONS } from './functions.ts';
import type { LiveSnapshot, Opened } from './live-snapshot.ts';
import type { Callers } from './callers.ts';
import {
  requireAllowed,
  requireOwnPersons,
  seesFirmTax,
  seesPeopleOf,
  suppressionFor,
} from './policy.ts';

/** Calls that take longer than this are logged. */
const SLOW_MILLISECONDS = 40;

/** What calls run on. */
export interface DispatchOptions {
  readonly live: LiveSnapshot;
  readonly workspace: () => Promise<Workspace>;
  readonly callers: Callers;
  readonly log: (line: string) => void;
  /** Also check results against the contract: for tests. */
  readonly checkResults: boolean;
}

/** Runs one call of the contract for a caller. */
export type Dispatch = (
  principal: Principal,
  name: string,
  params: unknown,
  signal: AbortSignal,
) => Promise<unknown>;

type AnyFunction<Context> = (
  context: Context,
  params: unknown,
  signal: AbortSignal,
) => Promise<unknown>;

/**
 * The one place all calls pass: checks name, role and parameters, runs the function on the snapshot in use and logs
 * slow calls by name alone, since parameters may be personal. Errors are `TwinError`s of the closed union, or whatever
 * `signal` was aborted with.
 */
export function createDispatch(options: DispatchOptions): Dispatch {
  return async (given, name, params, signal) => {
    const known = knownCall(name);
    const principal = await options.callers.complete(given);
    requireAllowed(principal, known);
    // A damaged workspace is told as what it is, not as the department it hides.
    if (Object.hasOwn(COMMANDS, known)) await options.workspace();
    requireOwnPersons(principal, known);
    const parsed = parse(CALLS[known].params, params, `parameters of ${known}`, 'invalid');
    const started = performance.now();
    try {
      const result = isWorkspaceCall(known)
        ? await workspaceCall(known)(
            { principal, workspace: await options.workspace(), callers: options.callers },
            parsed,
            signal,
          )
        : await options.live.use((opened) =>
            run(options, principal, known, opened, parsed, signal),
          );
      return options.checkResults
        ? parse(CALLS[known].result, result, `result of ${known}`, 'internal')
        : result;
    } finally {
      logIfSlow(options, known, performance.now() - started);
    }
  };
}

function knownCall(name: string): CallName {
  if (Object.hasOwn(CALLS, name)) return name as CallName;
  throw new TwinError(
    'invalid',
    say`There is no query ${JSON.stringify(name)}. Known: ${Object.keys(CALLS).join(', ')}.`,
  );
}

interface Schema {
  safeParse(value: unknown): {
    readonly data?: unknown;
    readonly error?: {
      readonly issues: readonly {
        readonly path: readonly PropertyKey[];
        readonly message: string;
      }[];
    };
  };
}

/** What a value is by a schema of a contract; otherwise an error that says what does not fit. */
export function parse(
  schema: Schema,
  value: unknown,
  what: string,
  kind: 'invalid' | 'internal',
): unknown {
  const parsed = schema.safeParse(value);
  if (!parsed.error) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.length ? ` at ${issue.path.map(String).join('.')}` : '';
  throw new TwinError(
    kind,
    say`The ${what} do not fit the contract${place}: ${issue?.message ?? ''}.`,
  );
}

async function run(
  { workspace }: DispatchOptions,
  principal: Principal,
  name: CallName,
  opened: Opened,
  params: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  signal.throwIfAborted();
  const { smallCount } = opened.snapshot.manifest.profile.thresholds;
  const context: QueryContext = {
    ...opened,
    principal,
    seesPeople: (table) => seesPeopleOf(principal, table),
    seesFirmTax: seesFirmTax(principal),
    suppressionOf: (table) => suppressionFor(principal, table, smallCount),
  };
  if (name in COMMANDS)
    return command(name as CommandName)(
      { ...context, workspace: await workspace() },
      params,
      signal,
    );
  return query(name as QueryName)(context, params, signal);
}

/** Parameters have been parsed by the schema of the same name, which the types cannot follow. */
function query(name: QueryName): AnyFunction<QueryContext> {
  return QUERY_FUNCTIONS[name] as AnyFunction<QueryContext>;
}

function command(name: CommandName): AnyFunction<CommandContext> {
  return COMMAND_FUNCTIONS[name] as AnyFunction<CommandContext>;
}

function workspaceCall(name: WorkspaceCallName): AnyFunction<WorkspaceContext> {
  return WORKSPACE_FUNCTIONS[name] as AnyFunction<WorkspaceContext>;
}

function isWorkspaceCall(name: CallName): name is WorkspaceCallName {
  return Object.hasOwn(WORKSPACE_CALLS, name);
}

function logIfSlow({ log }: DispatchOptions, name: CallName, milliseconds: number): void {
  if (milliseconds > SLOW_MILLISECONDS) log(`slow query ${name}: ${Math.round(milliseconds)} ms`);
}
