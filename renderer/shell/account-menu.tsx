import { Popover, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { BUILT_IN_ACCOUNT } from '../../contract/principal.ts';
import { useHost } from '../host/host-context.tsx';
import { useCall } from '../host/use-call.ts';
import { errorText } from '../format/error-text.ts';
import { useAttempt } from '../parts/use-attempt.ts';

/** Chosen for an account of no department. */
const NONE = '';

/** 账号: role and department of the account in use. */
export function AccountMenu() {
  const { t } = useTranslation();
  return (
    <Popover trigger="click" placement="bottomRight" content={<Account />} destroyOnHidden>
      <button type="button" className="top-bar-language">
        {t(`bar.roles.${BUILT_IN_ACCOUNT.role}`)}
      </button>
    </Popover>
  );
}

function Account() {
  const { t, i18n } = useTranslation();
  const host = useHost();
  const asked = useCall('account.mine', {});
  const { attempt, error } = useAttempt();
  const failed = asked.kind === 'failed' ? asked.error : error;
  const account = asked.kind === 'failed' ? undefined : asked.value;
  const choose = (department: string): void =>
    attempt(async () => {
      const chosen = department === NONE ? null : department;
      await host.call('account.setDepartment', { department: chosen });
      // What was shown under the other rule leaves the window's memory with it.
      window.location.reload();
    });
  return (
    <div className="settings">
      <p className="small secondary">{t('bar.roleNote')}</p>
      <label className="small secondary" htmlFor="account-department">
        {t('bar.department')}
      </label>
      <Select
        id="account-department"
        value={account?.department?.id ?? NONE}
        loading={asked.kind === 'loading'}
        disabled={account === undefined || account.role !== 'administrator'}
        options={[
          { value: NONE, label: t('bar.noDepartment') },
          ...(account?.departments ?? []).map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={choose}
      />
      <p className="small secondary">{t('bar.departmentNote')}</p>
      {failed && (
        <p className="small" role="alert">
          {errorText(failed, i18n.language)}
        </p>
      )}
    </div>
  );
}
