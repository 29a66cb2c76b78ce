import type { HostClient } from '../../contract/host.ts';
import { localFrame, toLocal } from '../../contract/local-frame.ts';
import type { BuildingSite } from '../../contract/queries/buildings.ts';
import type { SnapshotInfo } from '../../contract/queries/snapshot.ts';
import { outlineKey, tileUrl } from '../../contract/tiles.ts';
import type { PictureView } from '../../contract/window.ts';
import type { LocalCamera, Vector } from '../camera/local-camera.ts';
import { facing, lensOfAspect, lookAt, toCamera } from '../camera/local-camera.ts';
import { select, type TwinStore } from '../store.ts';
import type { MapLabel } from './label-layout.ts';
import { fetchOutline } from './outline-controller.ts';
import {
  bestStreet,
  clearestLook,
  type Look,
  type Spot,
  type Wall,
  wallsOf,
} from './view-choice.ts';

const DEGREE = Math.PI / 180;

/** Words that find buildings of every sort in any district: blocks, estates, towers, houses by number. */
const BUILDING_WORDS = ['大厦', '中心', '公寓', '新村', '小区', '苑', '幢', '号', '1', '路', '街'];
const HITS_A_WORD = 50;
/** Buildings looked at from all sides to find one worth a picture. */
const CANDIDATES = 12;
/** Buildings within this distance may stand before another one. */
const NEAR_METRES = 330;

/** Puts the window into a view at once; `sceneReady` tells when it is drawn. */
export async function applyView(
  store: TwinStore,
  host: HostClient,
  view: PictureView,
): Promise<void> {
  const { snapshot } = store.getState();
  if (!snapshot) return;
  store.setState({ sceneReady: false });
  if (view === 'above') show(store, snapshot, above(snapshot, buildingCount(store)));
  else if (view === 'street') show(store, snapshot, await street(snapshot, host));
  else await card(store, snapshot, host);
}

function show(store: TwinStore, { profile }: SnapshotInfo, camera: LocalCamera): void {
  select(store, undefined);
  cut(store, profile.box, camera);
}

function cut(store: TwinStore, box: SnapshotInfo['profile']['box'], camera: LocalCamera): void {
  store.setState({
    cameraRequest: { kind: 'fly', camera: toCamera(localFrame(box), camera), durationSeconds: 0 },
  });
}

/** The district from the south: as far back as it has buildings, a narrow band of sky above it. */
function above({ profile }: SnapshotInfo, buildings: number): LocalCamera {
  const { centre, headingDegrees, rangeMetres } = profile.home;
  const breadth = Math.min(Math.max(0.8 + 0.34 * Math.log2(buildings / 340), 0.8), 2.3);
  return lookAt(placeOf(profile, centre[0], centre[1]), {
    heading: headingDegrees * DEGREE,
    pitch: -(halfPictureDegrees() + 9) * DEGREE,
    rangeMetres: rangeMetres * breadth,
  });
}

/** Half the picture's height in degrees. */
function halfPictureDegrees(): number {
  const canvas = document.querySelector<HTMLElement>('.cesium-widget canvas');
  const aspect = canvas ? canvas.clientWidth / Math.max(canvas.clientHeight, 1) : 16 / 9;
  return Math.atan(lensOfAspect(aspect).tanHalfHeight) / DEGREE;
}

function buildingCount(store: TwinStore): number {
  return store.getState().layerInfos.find((layer) => layer.id === 'building')?.rowCount ?? 0;
}

/** Along the road with most buildings on both sides, from a little above the roofs. */
async function street(snapshot: SnapshotInfo, host: HostClient): Promise<LocalCamera> {
  const { profile } = snapshot;
  const [labels, buildings] = await Promise.all([
    host.call('map.labels', {}),
    buildingSpots(snapshot, host),
  ]);
  const roads = labels.filter(isRoad).map((road) => ({
    at: placeOf(profile, road.longitudeDegrees, road.latitudeDegrees),
    heading: (90 - (road.angleDegrees ?? 0)) * DEGREE,
  }));
  const best = bestStreet(roads, buildings);
  const at = best?.at ?? placeOf(profile, profile.home.centre[0], profile.home.centre[1]);
  return lookAt([at[0], at[1], 8], {
    heading: best?.heading ?? 0,
    pitch: -(halfPictureDegrees() * 0.6 + 2) * DEGREE,
    rangeMetres: 210,
  });
}

function isRoad(label: MapLabel): boolean {
  return label.kind === 'road' && label.angleDegrees !== null;
}

/** A building with many rooms in mixed use, selected, seen from where least stands before it. */
async function card(store: TwinStore, snapshot: SnapshotInfo, host: HostClient): Promise<void> {
  const { profile } = snapshot;
  const spots = await buildingSpots(snapshot, host);
  const { sites } = await host.call('building.sites', { ids: spots.map(({ id }) => id) });
  const chosen = [...sites].sort((a, b) => worth(b) - worth(a)).slice(0, CANDIDATES);
  const seen = await Promise.all(
    chosen.map(async (block) => ({ block, look: await lookOn(block, snapshot, host, spots) })),
  );
  const best = seen.sort((a, b) => seenWorth(b) - seenWorth(a))[0];
  if (!best) return show(store, snapshot, above(snapshot, 0));
  const { block, look } = best;
  select(store, { kind: 'building', buildingId: block.buildingId });
  const [east, north] = placeOf(profile, block.longitudeDegrees, block.latitudeDegrees);
  const middle: Vector = [east, north, block.heightMetres / 2];
  cut(
    store,
    profile.box,
    facing(lookAt(middle, { ...look, rangeMetres: 400 }), middle, {
      heightMetres: block.heightMetres,
      widthMetres: 0,
    }),
  );
}

/** The clearest look at a building among the others that search finds about it, by their outlines. */
async function lookOn(
  block: BuildingSite,
  snapshot: SnapshotInfo,
  host: HostClient,
  known: readonly Spot[],
): Promise<Look> {
  const { community } = block;
  const words = community ? BUILDING_WORDS.map((word) => `${community} ${word}`) : [];
  const road = block.address?.replace(/\d.*$/, '');
  const found = await spotsOf(road ? [...words, road] : words, snapshot, host);
  const around = new Map([...known, ...found.values()].map((spot) => [spot.id, spot]));
  around.delete(block.buildingId);
  const [east, north] = placeOf(snapshot.profile, block.longitudeDegrees, block.latitudeDegrees);
  const near = [...around.values()].filter(
    (spot) => Math.hypot(spot.east - east, spot.north - north) < NEAR_METRES,
  );
  const { sites } = await host.call('building.sites', { ids: near.map(({ id }) => id) });
  const [own, ...others] = await Promise.all(
    [block, ...sites].map(({ slot }) => fetchWalls(snapshot.tilesId, slot)),
  );
  return clearestLook(own ?? [], others.flat());
}

async function fetchWalls(tilesId: string | null, slot: number): Promise<Wall[]> {
  const outline =
    tilesId === null ? undefined : await fetchOutline(tileUrl(tilesId, outlineKey(slot)));
  return outline ? wallsOf(outline) : [];
}

/** Rooms, the more so the more sorts of use they are in, and for a tower. */
function worth({ roomsByClass, heightMetres }: BuildingSite): number {
  const counts = Object.values(roomsByClass);
  const rooms = counts.reduce((sum, count) => sum + count, 0);
  const sorts = counts.filter((count) => count > 2).length;
  return rooms * sorts ** 2 * Math.min(heightMetres / 50, 2);
}

function seenWorth({ block, look }: { block: BuildingSite; look: Look }): number {
  return worth(block) * (1 - look.hiddenShare) ** 6;
}

/** Where buildings stand, as search finds them; enough to judge a view by. */
async function buildingSpots(snapshot: SnapshotInfo, host: HostClient): Promise<Spot[]> {
  return [...(await spotsOf(BUILDING_WORDS, snapshot, host)).values()];
}

/** Buildings found for any of the words, each once. */
async function spotsOf(
  words: readonly string[],
  { profile }: SnapshotInfo,
  host: HostClient,
): Promise<ReadonlyMap<string, Spot>> {
  const spots = new Map<string, Spot>();
  for (const text of words) {
    const hits = await host.call('search.everything', { text, limit: HITS_A_WORD });
    for (const { kind, id, longitudeDegrees, latitudeDegrees } of hits) {
      if (kind !== 'building' || longitudeDegrees === null || latitudeDegrees === null) continue;
      const [east, north] = placeOf(profile, longitudeDegrees, latitudeDegrees);
      spots.set(id, { id, east, north });
    }
  }
  return spots;
}

function placeOf({ box }: SnapshotInfo['profile'], longitude: number, latitude: number): Vector {
  const [east, north] = toLocal(localFrame(box), longitude, latitude);
  return [east, north, 0];
}
