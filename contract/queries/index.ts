import type { z } from 'zod';
import { accountCalls } from './accounts.ts';
import { areaQueries, compareQueries, namedAreaCalls, placeQueries } from './area.ts';
import { beatCommands, beatQueries } from './beats.ts';
import { buildingEconomyQueries } from './building-economy.ts';
import { buildingQueries } from './buildings.ts';
import { cityMovementQueries } from './city-movement.ts';
import { cityManagementQueries } from './city-management.ts';
import { draftCommands } from './drafts.ts';
import { economyVisitQueries } from './economy-visits.ts';
import { giveBackQueries, listCalls, listCommands } from './give-back.ts';
import { handOverCommands } from './hand-over.ts';
import { workspaceCalls } from './import-mappings.ts';
import { interiorQueries } from './interior.ts';
import { noteCommands } from './notes.ts';
import { peopleCommands, peopleQueries } from './people.ts';
import { pictureQueries } from './pictures.ts';
import { placeListCommands } from './place-list.ts';
import { planMapQueries } from './plan-map.ts';
import { qualityQueries } from './quality.ts';
import { recordQueries } from './records.ts';
import { pointQueries } from './points.ts';
import { retentionCommands, retentionQueries } from './retention.ts';
import { searchQueries } from './search.ts';
import { snapshotQueries } from './snapshot.ts';
import { todayCommands, todayQueries } from './today.ts';
import { themeQueries } from './themes.ts';
import { statisticsQueries } from './statistics.ts';
import { workSafetyQueries } from './work-safety.ts';

/** Reads: name → schemas of parameters and result. Run over read-only handles. */
export const QUERIES = {
  ...snapshotQueries,
  ...buildingQueries,
  ...beatQueries,
  ...interiorQueries,
  ...peopleQueries,
  ...searchQueries,
  ...buildingEconomyQueries,
  ...economyVisitQueries,
  ...recordQueries,
  ...pictureQueries,
  ...todayQueries,
  ...workSafetyQueries,
  ...themeQueries,
  ...pointQueries,
  ...areaQueries,
  ...compareQueries,
  ...placeQueries,
  ...planMapQueries,
  ...statisticsQueries,
  ...cityManagementQueries,
  ...cityMovementQueries,
  ...giveBackQueries,
  ...qualityQueries,
  ...retentionQueries,
} as const;

/** Writes, all of them to the workspace. Never offered to a wall. */
export const COMMANDS = {
  ...peopleCommands,
  ...todayCommands,
  ...noteCommands,
  ...draftCommands,
  ...beatCommands,
  ...handOverCommands,
  ...placeListCommands,
  ...listCommands,
  ...retentionCommands,
} as const;

/** Reads and writes of the workspace alone: they need no snapshot. Never offered to a wall. */
export const WORKSPACE_CALLS = {
  ...workspaceCalls,
  ...namedAreaCalls,
  ...listCalls,
  ...accountCalls,
} as const;

export const CALLS = { ...QUERIES, ...COMMANDS, ...WORKSPACE_CALLS } as const;

export type QueryName = keyof typeof QUERIES;
export type CommandName = keyof typeof COMMANDS;
export type WorkspaceCallName = keyof typeof WORKSPACE_CALLS;
export type CallName = keyof typeof CALLS;

/** What a caller passes: defaults may be left out. */
export type CallParams<N extends CallName> = z.input<(typeof CALLS)[N]['params']>;
/** What the host's function receives: defaults filled in. */
export type ParsedParams<N extends CallName> = z.output<(typeof CALLS)[N]['params']>;
export type CallResult<N extends CallName> = z.output<(typeof CALLS)[N]['result']>;
