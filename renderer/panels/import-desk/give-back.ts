import { toErrorShape } from '../../../contract/errors.ts';
import type { ExportGrant, GiveBackProgress, ImportClient } from '../../../contract/imports.ts';
import type { DeskBridge } from './desk.ts';
import type { DeskStore, GiveBackWish, GiveBackWork } from './desk-state.ts';

/** Writes what a person asked for into the folder they choose for it. */
export function createGiveBack(
  store: DeskStore,
  imports: ImportClient,
  bridge: Pick<DeskBridge, 'chooseFolder'> | undefined,
) {
  let wish: GiveBackWish | undefined;
  let withdrawal = new AbortController();
  const tell = (giveBack: GiveBackWork | undefined) => store.setState({ giveBack });

  async function write(wanted: GiveBackWish, grant: ExportGrant): Promise<GiveBackWork> {
    const { kind } = wanted;
    const folder = grant.names.join('、');
    const { signal } = withdrawal;
    if (wanted.kind === 'list') {
      const { number, rows } = wanted;
      const names = await imports.call('import.writeList', { grant: grant.id, number }, signal);
      return { state: 'written', kind, what: number, files: names.length, rows, folder };
    }
    if (wanted.kind === 'drafts') return writtenDrafts(wanted, grant, folder, signal);
    if (wanted.kind === 'quality') {
      const { kind: _kind, title: what, filters, language } = wanted;
      const params = { grant: grant.id, title: what, filters: [...filters], language };
      const { rows } = await imports.call('import.writeQuality', params, signal);
      return { state: 'written', kind, what, files: 1, rows, folder };
    }
    const { kind: _kind, title, ...params } = wanted;
    const files = await imports.call('import.giveBack', { grant: grant.id, ...params }, signal);
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    return { state: 'written', kind, what: title, files: files.length, rows, folder };
  }

  async function writtenDrafts(
    { kind, title, ids }: Extract<GiveBackWish, { kind: 'drafts' }>,
    grant: ExportGrant,
    folder: string,
    signal: AbortSignal,
  ): Promise<GiveBackWork> {
    const params = { grant: grant.id, ids: [...ids] };
    const files = await imports.call('import.writeDrafts', params, signal);
    const rows = files.reduce((sum, file) => sum + file.rows, 0);
    return { state: 'written', kind, what: title, files: files.length, rows, folder };
  }

  return {
    wish(wanted: GiveBackWish): void {
      wish = wanted;
      tell(undefined);
      bridge?.chooseFolder();
    },
    async writeTo(grant: ExportGrant): Promise<void> {
      if (!wish) return;
      const wanted = wish;
      wish = undefined;
      withdrawal = new AbortController();
      const own = withdrawal;
      tell({ state: 'writing' });
      try {
        tell(await write(wanted, grant));
      } catch (error) {
        const failed = { state: 'failed', kind: wanted.kind, error: toErrorShape(error) } as const;
        tell(own.signal.aborted ? undefined : failed);
      }
    },
    progress(progress: GiveBackProgress): void {
      if (store.getState().giveBack?.state === 'writing') tell({ state: 'writing', progress });
    },
    stop: () => withdrawal.abort(new DOMException('cancelled', 'AbortError')),
  };
}
