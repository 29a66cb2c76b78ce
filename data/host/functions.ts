import type {
  CallResult,
  CommandName,
  ParsedParams,
  QueryName,
  WorkspaceCallName,
} from '../../contract/queries/index.ts';
import {
  importMappings,
  saveImportMapping,
  type WorkspaceContext,
} from '../queries/import-mappings.ts';
import { buildingCard, buildingMatrix } from '../queries/community-policing.ts';
import type { QueryContext } from '../queries/context.ts';
import { type CommandContext, findPeople, revealPerson } from '../queries/people.ts';
import { mapLabels } from '../queries/registry.ts';
import { roomCard } from '../queries/room-card.ts';
import { roomClasses } from '../queries/room-classes.ts';
import { searchEverything } from '../queries/search.ts';
import { snapshotInfo, snapshotLayers } from '../queries/snapshot.ts';
import { themeValues } from '../queries/themes/theme-values.ts';
import { unitCard } from '../queries/unit-card.ts';

type QueryFunctions = {
  readonly [N in QueryName]: (
    context: QueryContext,
    params: ParsedParams<N>,
    signal: AbortSignal,
  ) => Promise<CallResult<N>>;
};

type CommandFunctions = {
  readonly [N in CommandName]: (
    context: CommandContext,
    params: ParsedParams<N>,
    signal: AbortSignal,
  ) => Promise<CallResult<N>>;
};

/** The function behind each read of the contract. */
export const QUERY_FUNCTIONS: QueryFunctions = {
  'snapshot.info': snapshotInfo,
  'snapshot.layers': snapshotLayers,
  'building.card': buildingCard,
  'building.matrix': buildingMatrix,
  'room.card': roomCard,
  'unit.card': unitCard,
  'room.classes': roomClasses,
  'map.labels': mapLabels,
  'people.find': findPeople,
  'search.everything': searchEverything,
  'theme.values': themeValues,
};

/** The function behind each write; only these are given the workspace. */
export const COMMAND_FUNCTIONS: CommandFunctions = {
  'people.reveal': revealPerson,
};

type WorkspaceFunctions = {
  readonly [N in WorkspaceCallName]: (
    context: WorkspaceContext,
    params: ParsedParams<N>,
    signal: AbortSignal,
  ) => Promise<CallResult<N>>;
};

/** The function behind each call of the workspace alone. */
export const WORKSPACE_FUNCTIONS: WorkspaceFunctions = {
  'imports.mappings': importMappings,
  'imports.saveMapping': saveImportMapping,
};
