import { useTranslation } from 'react-i18next';
import { useCall } from '../../host/use-call.ts';

/** 责任民警 of a building or room on the as-of date; nothing where no beat covers it or the role may not ask. */
export function ResponsibleOfficer({ buildingId }: { readonly buildingId: string }) {
  const { t } = useTranslation();
  const answer = useCall('beat.of', { buildingId });
  const beat = answer.kind === 'done' ? answer.value.beat : undefined;
  if (!beat) return null;
  const officers = beat.officers.map(
    ({ officerName, role, from }) =>
      `${t(`policing.roles.${role ?? 'lead'}`)} ${officerName} ${t('policing.since', { date: from })}`,
  );
  return (
    <p className="small secondary">
      {t('policing.beat')} {beat.name}
      {officers.length > 0 && ` · ${officers.join(t('common.separator'))}`}
    </p>
  );
}
