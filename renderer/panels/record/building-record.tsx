import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { BuildingCard } from '../../../contract/queries/buildings.ts';
import { codeText } from '../../format/codes.ts';
import { measure } from '../../format/numbers.ts';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { ClassShares } from '../../parts/class-bar.tsx';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { GeometryBadge } from '../../parts/geometry-badge.tsx';
import { LineageLine } from '../../parts/lineage-line.tsx';
import { ResponsibleOfficer } from '../community-policing/responsible-officer.tsx';
import { EnterButton } from '../interior/enter-button.tsx';
import { RowHistory } from '../../parts/row-history.tsx';
import { BuildingCounts } from './building-counts.tsx';
import { ClearSelection } from './clear-selection.tsx';

/** The card of one building, read from the host. */
export function BuildingRecord({ buildingId }: { readonly buildingId: string }) {
  const { t } = useTranslation();
  const answer = useCall('building.card', { id: buildingId });
  return (
    <Asked answer={answer} loadingLabel={t('record.loading')} failedTitle={t('record.failed')}>
      {(card) => <BuildingCardView card={card} />}
    </Asked>
  );
}

/** A building: what and where it is, what it counts, where its row came from. */
export function BuildingCardView({ card }: { readonly card: BuildingCard }) {
  const { t } = useTranslation();
  return (
    <article className="record-body" aria-label={card.name ?? t('record.unnamed')}>
      <header className="record-head">
        <h2>{card.name ?? t('record.unnamed')}</h2>
        <ClearSelection />
        <p className="secondary">{card.address}</p>
      </header>
      <ResponsibleOfficer buildingId={card.buildingId} />
      <EnterButton buildingId={card.buildingId} rooms={card.counts.rooms} />
      <BuildingCounts card={card} />
      <ClassShares counts={card.counts.roomsByClass} />
      <Facts facts={buildingFacts(t, card)} />
      <LineageLine lineage={card.lineage} />
      <RowHistory table="building" recordKey={[card.buildingId]} />
    </article>
  );
}

function buildingFacts(t: TFunction, card: BuildingCard): Fact[] {
  const area = [card.street, card.community].filter(Boolean).join(' · ');
  const footprint = card.footprintAreaSquareMetres;
  return [
    { term: t('building.area'), value: area || undefined, wide: true },
    { term: t('building.use'), value: codeText(t, 'use', card.use) },
    { term: t('building.structure'), value: codeText(t, 'structure', card.structure) },
    { term: t('building.floors'), value: floorsText(t, card), wide: true },
    { term: t('building.height'), value: <Height card={card} />, wide: true },
    {
      term: t('building.year'),
      value: card.yearBuilt ? t('common.year', { value: String(card.yearBuilt) }) : undefined,
    },
    {
      term: t('building.lifts'),
      value: card.liftCount === null ? undefined : t('common.lifts', { value: card.liftCount }),
    },
    {
      term: t('building.footprint'),
      value: footprint === null ? undefined : <Footprint card={card} squareMetres={footprint} />,
      wide: true,
    },
    { term: t('building.grid'), value: card.gridCode ?? undefined, wide: true },
    { term: t('building.id'), value: card.buildingId, wide: true },
  ];
}

function floorsText(t: TFunction, { floorsUp, floorsDown }: BuildingCard): string {
  const up = t('building.floorsUp', { value: floorsUp });
  const down = t('building.floorsDown', { value: floorsDown ?? 0 });
  return floorsDown ? t('building.floorsBoth', { up, down }) : up;
}

/** A height worked out from the floors is 推算, however well the outline was surveyed. */
function heightKind({ geometryKind, lineage }: BuildingCard): BuildingCard['geometryKind'] {
  const estimated = geometryKind === 'surveyed' && lineage.flags.includes('HEIGHT_ESTIMATED');
  return estimated ? 'derived' : geometryKind;
}

function Height({ card }: { readonly card: BuildingCard }) {
  const { t } = useTranslation();
  return (
    <>
      {t('common.metres', { value: measure(card.heightMetres) })}{' '}
      <GeometryBadge kind={heightKind(card)} />
    </>
  );
}

/** 推算 says nothing of an outline: it is said of heights. */
function Footprint({
  card,
  squareMetres,
}: {
  readonly card: BuildingCard;
  readonly squareMetres: number;
}) {
  const { t } = useTranslation();
  return (
    <>
      {t('common.squareMetres', { value: measure(squareMetres) })}{' '}
      {card.geometryKind !== 'derived' && <GeometryBadge kind={card.geometryKind} />}
    </>
  );
}
