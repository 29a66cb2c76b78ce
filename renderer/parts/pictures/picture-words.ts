import type { RecordPicture } from '../../../contract/queries/pictures.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import type { PicturePart } from '../../../contract/schema/table.ts';
import { titleIn } from '../../format/fields.ts';
import { useTwin } from '../../host/host-context.tsx';

/** What a table calls its photographs: 处置前照片, 整改后照片. */
export function usePartTitle(table: string): (part: PicturePart) => string {
  const language = useTwin((state) => state.scene.language);
  const { pictures } = tableSpec(table);
  return (part) => {
    const column = pictures?.[part];
    return column ? titleIn(language, column) : part;
  };
}

/** When and by whom, to the minute, with the file's own name. */
export function captionOf({ at, who, fileName }: RecordPicture): string {
  const name = fileName.slice(fileName.search(/[^/\\]*$/));
  return [at?.slice(0, 16), who, name].filter(Boolean).join(' · ');
}
