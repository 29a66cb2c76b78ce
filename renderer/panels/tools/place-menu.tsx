import { Dropdown } from 'antd';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceItem, PlaceRecords } from '../../../contract/queries/area.ts';
import type { SystemId } from '../../../contract/systems.ts';
import { codeText } from '../../format/codes.ts';
import { coordinateTexts } from '../../format/coordinates.ts';
import { exactNumber, personCount } from '../../format/numbers.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { type PlaceMenu as Asked, select, type TwinStore } from '../../store.ts';
import { IconButton } from '../../parts/icon-button.tsx';

const WITHIN_METRES = 30;
/** The marker of invented data at the bottom stays free. */
const MARKER_PIXELS = 48;
/** Rows of each system before the reader is told the total alone. */
const LISTED = 6;

/** 这里有什么: everything under a right click by system, and the coordinates to copy. */
export function PlaceMenu() {
  const asked = useTwin((state) => state.placeMenu);
  if (!asked) return null;
  return <Menu key={`${asked.x} ${asked.y}`} asked={asked} />;
}

function Menu({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const [longitudeDegrees, latitudeDegrees, heightMetres] = asked.place;
  const answer = useCall('place.records', {
    longitudeDegrees,
    latitudeDegrees,
    heightMetres,
    buildingSlots: [...asked.buildingSlots],
    withinMetres: WITHIN_METRES,
  });
  const close = () => store.setState({ placeMenu: undefined });
  const { ref, style } = useFit(asked, answer.kind);
  return (
    <section
      ref={ref}
      className="tool-card place-menu"
      style={style}
      aria-label={t('sceneTools.place.title')}
    >
      <header>
        <h2>{t('sceneTools.place.title')}</h2>
        <CopyCoordinates longitude={longitudeDegrees} latitude={latitudeDegrees} />
        <IconButton className="icon-small" icon="close" label={t('common.close')} onClick={close} />
      </header>
      <p className="small secondary">
        {asked.buildingSlots.length > 1
          ? `${t('sceneTools.place.behind', { count: asked.buildingSlots.length - 1 })} · `
          : ''}
        {t('sceneTools.place.within', { metres: WITHIN_METRES })}
      </p>
      {answer.kind === 'failed' && (
        <ErrorNote title={t('sceneTools.results.failed')} error={answer.error} />
      )}
      {answer.kind === 'loading' && <p role="status">{t('sceneTools.results.working')}</p>}
      {answer.kind === 'done' && <Groups records={answer.value} />}
    </section>
  );
}

/** Keeps the menu inside the scene. */
function useFit({ x, y }: Asked, drawn: string) {
  const ref = useRef<HTMLElement>(null);
  const [style, setStyle] = useState({ left: x, top: y });
  useLayoutEffect(() => {
    const menu = ref.current;
    const scene = menu?.parentElement;
    if (!menu || !scene) return;
    setStyle({
      left: Math.max(8, Math.min(x, scene.clientWidth - menu.offsetWidth - 56)),
      top: Math.max(8, Math.min(y, scene.clientHeight - menu.offsetHeight - MARKER_PIXELS)),
    });
  }, [x, y, drawn]);
  return { ref, style };
}

function CopyCoordinates({
  longitude,
  latitude,
}: {
  readonly longitude: number;
  readonly latitude: number;
}) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const items = coordinateTexts(longitude, latitude).map(({ system, text }) => ({
    key: text,
    label: `${system}  ${text}`,
  }));
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        onClick: ({ key }) => {
          copyText(key);
          setCopied(true);
        },
      }}
    >
      <button type="button" className="link small">
        {copied ? t('sceneTools.place.copied') : t('sceneTools.place.copy')}
      </button>
    </Dropdown>
  );
}

/** Without the clipboard permission, which the session denies. */
function copyText(text: string): void {
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

function Groups({ records }: { readonly records: PlaceRecords }) {
  const { t } = useTranslation();
  const elders = records.elders && (!('value' in records.elders) || records.elders.value > 0);
  const buildings = records.groups.find(({ kind }) => kind === 'building')?.items ?? [];
  if (records.groups.length === 0)
    return <p className="small secondary">{t('sceneTools.place.empty')}</p>;
  return (
    <>
      {records.groups.map(({ kind, total, items }, at) => (
        <div key={kind} className="place-group">
          {SYSTEM_OF[kind] !== SYSTEM_OF[records.groups[at - 1]?.kind ?? ''] && (
            <p className="place-system small secondary">{t(`systems.${SYSTEM_OF[kind]}`)}</p>
          )}
          <h3>
            {t(`sceneTools.place.kinds.${kind}`)}{' '}
            <span className="small secondary">
              {t('sceneTools.place.total', { value: exactNumber(total) })}
            </span>
          </h3>
          <PlaceRows kind={kind} items={items} buildings={buildings} />
        </div>
      ))}
      {elders && records.elders && (
        <p className="small">
          {t('sceneTools.place.elders', { value: personCount(records.elders) })}
        </p>
      )}
    </>
  );
}

type Kind = PlaceRecords['groups'][number]['kind'];

/** Whose rows each kind is; kinds come system by system. */
const SYSTEM_OF: Readonly<Record<Kind, SystemId>> & Readonly<Record<string, SystemId | undefined>> =
  {
    building: 'community-policing',
    room: 'community-policing',
    unit: 'community-policing',
    enterprise: 'building-economy',
    premises: 'work-safety',
    hazard: 'work-safety',
    component: 'city-management',
    city_case: 'city-management',
    call: 'hotline',
    care_facility: 'ageing',
  };

interface PlaceRowsProps {
  readonly kind: Kind;
  readonly items: readonly PlaceItem[];
  /** All buildings of the place. */
  readonly buildings: readonly PlaceItem[];
}

/** The first rows of a kind, and the others on demand. */
function PlaceRows({ kind, items, buildings }: PlaceRowsProps) {
  const { t } = useTranslation();
  const [all, showAll] = useState(false);
  const shown = all ? items : items.slice(0, LISTED);
  return (
    <>
      <ul className="tool-list place-rows small">
        {shown.map((item) => (
          <PlaceRow key={item.key} kind={kind} item={item} buildings={buildings} />
        ))}
      </ul>
      {shown.length < items.length && (
        <button type="button" className="link small" onClick={() => showAll(true)}>
          {t('sceneTools.place.more', { value: exactNumber(items.length - shown.length) })}
        </button>
      )}
    </>
  );
}

/** Rooms of several buildings are told with their building. */
function titleOf(kind: Kind, item: PlaceItem, buildings: readonly PlaceItem[]): string {
  const title = item.title ?? item.key;
  if (kind !== 'room' || buildings.length < 2) return title;
  const building = buildings.find(({ key }) => key === item.buildingId);
  return building ? `${building.title ?? building.key} ${title}` : title;
}

function PlaceRow({
  kind,
  item,
  buildings,
}: Omit<PlaceRowsProps, 'items'> & { readonly item: PlaceItem }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const detail =
    item.distanceMetres !== null
      ? t('sceneTools.place.away', { metres: item.distanceMetres.toFixed(0) })
      : kind === 'room'
        ? codeText(t, 'tenure', item.detail)
        : kind === 'building'
          ? codeText(t, 'use', item.detail)
          : kind === 'call'
            ? (item.detail ?? '').slice(0, 10)
            : undefined;
  return (
    <li>
      <button
        type="button"
        className="link"
        onClick={() => {
          selectItem(store, kind, item);
          store.setState({ placeMenu: undefined });
        }}
      >
        {titleOf(kind, item, buildings)}
      </button>
      {detail && <span className="secondary">{detail}</span>}
    </li>
  );
}

function selectItem(store: TwinStore, kind: Kind, { key, buildingId, roomId }: PlaceItem): void {
  const place = { ...(roomId && { roomId }), ...(buildingId && { buildingId }) };
  if (kind === 'building') select(store, { kind, buildingId: key });
  else if (kind === 'room' && buildingId) select(store, { kind, buildingId, roomId: key });
  else if (kind === 'unit') select(store, { kind, unitId: key, ...place });
  else select(store, { kind: 'record', table: kind, key, ...place });
}
