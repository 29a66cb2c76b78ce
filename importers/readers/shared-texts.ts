import { nextTag, textsIn } from './sheet-scanner.ts';

const ITEM = '<si';
const ITEM_END = '</si>';

/** The shared texts of a workbook (sharedStrings.xml) in their order; of a text in several formats the whole text. */
export async function readSharedTexts(xml: AsyncIterable<string> | undefined): Promise<string[]> {
  const texts: string[] = [];
  let rest = '';
  for await (const piece of xml ?? []) rest = takeItems(rest + piece, texts);
  return texts;
}

/** Gives what is left after the last whole item. */
function takeItems(xml: string, texts: string[]): string {
  let at = 0;
  for (let begin = nextTag(xml, ITEM, 0); begin >= 0; begin = nextTag(xml, ITEM, at)) {
    const tagEnd = xml.indexOf('>', begin);
    const isEmpty = tagEnd > 0 && xml.charAt(tagEnd - 1) === '/';
    const end = tagEnd < 0 || isEmpty ? tagEnd : xml.indexOf(ITEM_END, tagEnd);
    if (end < 0) return xml.slice(begin);
    texts.push(isEmpty ? '' : textsIn(xml.slice(tagEnd + 1, end)));
    at = isEmpty ? end + 1 : end + ITEM_END.length;
  }
  return xml.slice(Math.max(at, xml.length - ITEM.length));
}
