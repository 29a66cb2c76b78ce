import type {
  CallResult,
  CommandName,
  ParsedParams,
  QueryName,
  WorkspaceCallName,
} from '../../contract/queries/index.ts';
import { myAccount, setMyDepartment } from '../queries/accounts.ts';
import {
  importMappings,
  saveImportMapping,
  type WorkspaceContext,
} from '../queries/import-mappings.ts';
import { listAreas, removeArea, saveArea } from '../queries/named-areas.ts';
import {
  economyArcs,
  economyAreas,
  economyBuildings,
  economyFirms,
  economyFlows,
  economyOverview,
  economySpace,
  economyWarnings,
} from '../queries/building-economy.ts';
import { economyVisits } from '../queries/economy-visits.ts';
import { economyBuilding, economyFirm } from '../queries/building-economy-cards.ts';
import { deliveredBy } from '../queries/give-back/departments.ts';
import { allLists, listRows, makeList } from '../queries/give-back/lists.ts';
import { rowChanges } from '../queries/give-back/row-changes.ts';
import { recordHistory } from '../queries/give-back/row-history.ts';
import { buildingSites } from '../queries/building-sites.ts';
import { buildingCard, buildingMatrix } from '../queries/community-policing.ts';
import { cityCase } from '../queries/city/case.ts';
import { cityComponent } from '../queries/city/component.ts';
import { cityDeadlines } from '../queries/city/deadlines.ts';
import { cityDeviations } from '../queries/city/deviations.ts';
import { cityHotSpots } from '../queries/city/hot-spots.ts';
import { cityCoverage, cityPatrols } from '../queries/city/patrols.ts';
import { cityEvaluation } from '../queries/city-evaluation.ts';
import { cityPasses } from '../queries/city-passes.ts';
import type { QueryContext } from '../queries/context.ts';
import { buildingInterior } from '../queries/interior.ts';
import { type CommandContext, findPeople, revealPerson } from '../queries/people.ts';
import { planAreas, planGround } from '../queries/plan-map/plan-map.ts';
import { placeList } from '../queries/place-list/place-list.ts';
import { snapshotDifferences, snapshotList } from '../queries/region/differences.ts';
import { placeRecords } from '../queries/region/place-records.ts';
import { roadNames } from '../queries/region/region.ts';
import { districtSolids } from '../queries/region/solids.ts';
import { areaSummary, namedBuildings } from '../queries/region/summary.ts';
import {
  beginDraft,
  checkWholeDraft,
  discardDraft,
  listDrafts,
  openDraft,
  saveDraft,
} from '../queries/drafts/drafts.ts';
import { beatOf, beatOutline, chooseBeat, listBeats, myBeat } from '../queries/beats.ts';
import {
  listHandOvers,
  openHandOver,
  prepareHandOver,
  signHandOver,
} from '../queries/hand-over/hand-over.ts';
import { addNote, areaNotes, listNotes } from '../queries/notes.ts';
import { todayLook } from '../queries/today/look.ts';
import { todayLists, todayRows } from '../queries/today/today-rows.ts';
import { qualityFiles, qualityFields, qualityShapes, qualityPage } from '../queries/quality.ts';
import { recordPicture, recordPictures } from '../queries/pictures/pictures.ts';
import { recordCard } from '../queries/records/record-card.ts';
import { recordGraph } from '../queries/records/record-graph.ts';
import { mapLabels } from '../queries/registry.ts';
import { roomCard } from '../queries/room-card.ts';
import { roomClasses } from '../queries/room-classes.ts';
import { setRetention, showRetention } from '../queries/retention.ts';
import { searchEverything } from '../queries/search.ts';
import { snapshotLayers } from '../queries/layers/layers.ts';
import { snapshotInfo } from '../queries/snapshot.ts';
import { layerMatches } from '../queries/points/layer-matches.ts';
import { layerPoints } from '../queries/points/layer-points.ts';
import { layerRow } from '../queries/points/layer-row.ts';
import { patrolTracks } from '../queries/points/patrol-tracks.ts';
import { themeValues } from '../queries/themes/theme-values.ts';
import { unitCard } from '../queries/unit-card.ts';
import { statisticsRows } from '../statistics/rows.ts';
import { statisticsSeries } from '../statistics/series.ts';
import { statisticsTable } from '../statistics/table.ts';
import { safetyAround } from '../queries/work-safety/around.ts';
import { safetyFire } from '../queries/work-safety/fire.ts';
import { safetyHazards } from '../queries/work-safety/hazards.ts';
import { safetyPlan } from '../queries/work-safety/plan.ts';

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
  'building.sites': buildingSites,
  'building.matrix': buildingMatrix,
  'beat.list': listBeats,
  'beat.of': beatOf,
  'beat.outline': beatOutline,
  'building.interior': buildingInterior,
  'room.card': roomCard,
  'unit.card': unitCard,
  'room.classes': roomClasses,
  'map.labels': mapLabels,
  'map.areas': planAreas,
  'map.ground': planGround,
  'people.find': findPeople,
  'search.everything': searchEverything,
  'economy.overview': economyOverview,
  'economy.buildings': economyBuildings,
  'economy.building': economyBuilding,
  'economy.firms': economyFirms,
  'economy.firm': economyFirm,
  'economy.warnings': economyWarnings,
  'economy.arcs': economyArcs,
  'economy.areas': economyAreas,
  'economy.flows': economyFlows,
  'economy.space': economySpace,
  'economy.visits': economyVisits,
  'record.card': recordCard,
  'record.graph': recordGraph,
  'record.pictures': recordPictures,
  'record.picture': recordPicture,
  'today.lists': todayLists,
  'today.rows': todayRows,
  'safety.hazards': safetyHazards,
  'safety.plan': safetyPlan,
  'safety.around': safetyAround,
  'safety.fire': safetyFire,
  'theme.values': themeValues,
  'layer.points': layerPoints,
  'layer.matches': layerMatches,
  'layer.row': layerRow,
  'layer.tracks': patrolTracks,
  'area.summary': areaSummary,
  'area.roads': roadNames,
  'district.solids': districtSolids,
  'buildings.named': namedBuildings,
  'record.history': recordHistory,
  'snapshot.rowChanges': rowChanges,
  'departments.delivered': deliveredBy,
  'quality.summary': qualityFiles,
  'quality.rows': qualityPage,
  'quality.shapes': qualityShapes,
  'quality.links': qualityFields,
  'retention.show': showRetention,
  'snapshot.list': snapshotList,
  'snapshot.differences': snapshotDifferences,
  'place.records': placeRecords,
  'city.evaluation': cityEvaluation,
  'city.passes': cityPasses,
  'city.hotSpots': cityHotSpots,
  'city.patrols': cityPatrols,
  'city.coverage': cityCoverage,
  'city.case': cityCase,
  'city.component': cityComponent,
  'city.deadlines': cityDeadlines,
  'city.deviations': cityDeviations,
  'statistics.table': statisticsTable,
  'statistics.series': statisticsSeries,
  'statistics.rows': statisticsRows,
};

/** The function behind each write; only these are given the workspace. */
export const COMMAND_FUNCTIONS: CommandFunctions = {
  'people.reveal': revealPerson,
  'today.look': todayLook,
  'note.list': listNotes,
  'note.add': addNote,
  'note.area': areaNotes,
  'beat.mine': myBeat,
  'beat.choose': chooseBeat,
  'handOver.prepare': prepareHandOver,
  'handOver.sign': signHandOver,
  'handOver.list': listHandOvers,
  'handOver.open': openHandOver,
  'draft.list': listDrafts,
  'draft.open': openDraft,
  'draft.begin': beginDraft,
  'draft.check': checkWholeDraft,
  'draft.save': saveDraft,
  'draft.discard': discardDraft,
  'list.place': placeList,
  'lists.make': makeList,
  'retention.set': setRetention,
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
  'lists.all': allLists,
  'lists.rows': listRows,
  'imports.mappings': importMappings,
  'imports.saveMapping': saveImportMapping,
  'areas.list': listAreas,
  'areas.save': saveArea,
  'areas.remove': removeArea,
  'account.mine': myAccount,
  'account.setDepartment': setMyDepartment,
};
