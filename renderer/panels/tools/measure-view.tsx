import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import type { Outcome } from '../../scene/tools/outcomes.ts';
import { areaText, lengthText } from '../../format/lengths.ts';

type Measured = Extract<Outcome, { kind: 'distance' | 'area' | 'height' | 'sight' }>;

/** Figures of a distance, an area, a height or a line of sight. */
export function MeasureView({ outcome }: { readonly outcome: Measured }) {
  const { t } = useTranslation();
  switch (outcome.kind) {
    case 'distance':
      return <DistanceView outcome={outcome} />;
    case 'area':
      return (
        <Facts
          facts={[
            { term: t('sceneTools.figures.area'), value: areaText(outcome.squareMetres) },
            { term: t('sceneTools.figures.perimeter'), value: lengthText(outcome.perimeterMetres) },
          ]}
        />
      );
    case 'height':
      return (
        <Facts
          facts={[
            {
              term: t('sceneTools.figures.height'),
              value: lengthText(Math.abs(outcome.toMetres - outcome.fromMetres)),
            },
            { term: t('sceneTools.figures.from'), value: lengthText(outcome.fromMetres) },
            { term: t('sceneTools.figures.to'), value: lengthText(outcome.toMetres) },
          ]}
        />
      );
    case 'sight': {
      const by = outcome.blockedBy;
      return (
        <Facts
          facts={[
            {
              term: t('sceneTools.kinds.sight'),
              value: outcome.blockedAt
                ? t('sceneTools.figures.blocked')
                : t('sceneTools.figures.clear'),
            },
            { term: t('sceneTools.figures.distance'), value: lengthText(outcome.distanceMetres) },
            {
              term: t('sceneTools.figures.blockedBy'),
              value: by ? (by.name ?? by.address ?? by.buildingId) : undefined,
              wide: true,
            },
            {
              term: t('sceneTools.figures.blockedAt'),
              value: outcome.blockedAt && lengthText(outcome.blockedAt[2]),
            },
          ]}
        />
      );
    }
  }
}

function DistanceView({ outcome }: { readonly outcome: Extract<Outcome, { kind: 'distance' }> }) {
  const { t } = useTranslation();
  const total = (of: 'horizontalMetres' | 'slopeMetres' | 'riseMetres') =>
    outcome.pieces.reduce((sum, piece) => sum + piece[of], 0);
  return (
    <>
      <Facts
        facts={[
          { term: t('sceneTools.figures.slope'), value: lengthText(total('slopeMetres')) },
          {
            term: t('sceneTools.figures.horizontal'),
            value: lengthText(total('horizontalMetres')),
          },
          { term: t('sceneTools.figures.rise'), value: lengthText(total('riseMetres')) },
        ]}
      />
      {outcome.pieces.length > 1 && (
        <ol className="tool-list small">
          {outcome.pieces.map((piece, at) => (
            <li key={`${at} ${piece.slopeMetres}`}>
              <span>{t('sceneTools.figures.segment', { n: at + 1 })}</span>
              <span>{lengthText(piece.slopeMetres)}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
