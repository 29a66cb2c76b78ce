import type { HostClient } from '../../contract/host.ts';
import { localFrame, toLocal } from '../../contract/local-frame.ts';
import type { BuildingCard } from '../../contract/queries/buildings.ts';
import type { SnapshotInfo } from '../../contract/queries/snapshot.ts';
import type { PictureView } from '../../contract/window.ts';
import type { LocalCamera, Vector } from '../camera/local-camera.ts';
import { facing, lookAt, toCamera } from '../camera/local-camera.ts';
import { select, type TwinStore } from '../store.ts';
import type { MapLabel } from './label-layout.ts';

const DEGREE = Math.PI / 180;

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

/** The district from the south: as far back as it has buildings. */
function above({ profile }: SnapshotInfo, buildings: number): LocalCamera {
  const { centre, headingDegrees, rangeMetres } = profile.home;
  const breadth = Math.min(Math.max(0.9 + 0.31 * Math.log2(buildings / 340), 0.9), 2.3);
  return lookAt(placeOf(profile, centre[0], centre[1]), {
    heading: headingDegrees * DEGREE,
    pitch: -24 * DEGREE,
    rangeMetres: rangeMetres * breadth,
  });
}

function buildingCount(store: TwinStore): number {
  return store.getState().layerInfos.find((layer) => layer.id === 'building')?.rowCount ?? 0;
}

/** Along the most important road near home, from a little above the roofs. */
async function street({ profile }: SnapshotInfo, host: HostClient): Promise<LocalCamera> {
  const [east, north] = placeOf(profile, profile.home.centre[0], profile.home.centre[1]);
  const roads = (await host.call('map.labels', {})).filter(isRoad);
  const cost = (road: MapLabel) => {
    const at = placeOf(profile, road.longitudeDegrees, road.latitudeDegrees);
    return Math.hypot(at[0] - east, at[1] - north) + road.rank * 150;
  };
  const road = roads.sort((a, b) => cost(a) - cost(b))[0];
  const at = road
    ? placeOf(profile, road.longitudeDegrees, road.latitudeDegrees)
    : [east, north, 0];
  const heading = litHeading(90 - (road?.angleDegrees ?? 0)) * DEGREE;
  return lookAt([at[0] as number, at[1] as number, 8], {
    heading,
    pitch: -11 * DEGREE,
    rangeMetres: 230,
  });
}

/** Of the two ways along a road, the one that sees the sunlit sides of the houses. */
function litHeading(degrees: number): number {
  return Math.cos((degrees - 45) * DEGREE) >= 0 ? degrees : degrees + 180;
}

function isRoad(label: MapLabel): boolean {
  return label.kind === 'road' && label.angleDegrees !== null;
}

/** A building with many rooms, selected, seen whole. */
async function card(store: TwinStore, snapshot: SnapshotInfo, host: HostClient): Promise<void> {
  const building = await fullestBuilding(snapshot, host);
  if (!building) return show(store, snapshot, above(snapshot, 0));
  const { profile } = snapshot;
  const [east, north] = placeOf(profile, building.longitudeDegrees, building.latitudeDegrees);
  const middle: Vector = [east, north, building.heightMetres / 2];
  const from = lookAt(middle, { heading: 0.5, pitch: -0.42, rangeMetres: 400 });
  select(store, { kind: 'building', buildingId: building.buildingId });
  cut(store, profile.box, facing(from, middle, building.heightMetres));
}

/** Of the buildings search finds under the profile's landmarks, the one with most rooms, in mixed use if there is one. */
async function fullestBuilding(
  { profile }: SnapshotInfo,
  host: HostClient,
): Promise<BuildingCard | undefined> {
  const words = [...profile.landmarks.map(({ name }) => name), '大厦', '公寓', '1幢', '号'];
  const ids = new Set<string>();
  for (const text of words.slice(0, 12)) {
    const hits = await host.call('search.everything', { text, limit: 12 });
    for (const hit of hits) if (hit.kind === 'building') ids.add(hit.id);
  }
  const cards = await Promise.all([...ids].map((id) => host.call('building.card', { id })));
  const worth = ({ counts }: BuildingCard) =>
    counts.rooms * Math.min(Object.keys(counts.roomsByClass).length, 3);
  return cards.sort((a, b) => worth(b) - worth(a))[0];
}

function placeOf({ box }: SnapshotInfo['profile'], longitude: number, latitude: number): Vector {
  const [east, north] = toLocal(localFrame(box), longitude, latitude);
  return [east, north, 0];
}
