import ExcelJS from 'exceljs';

type WorkbookReader = ExcelJS.stream.xlsx.WorkbookReader;
type Chunks = AsyncIterable<Uint8Array | string>;

/** The steps of exceljs's reader that take XML as bytes; it does not declare them. */
interface ParsingSteps {
  _parseWorksheet(chunks: Chunks, sheetNo: string): AsyncIterable<unknown>;
  _parseSharedStrings(entry: NodeJS.ReadableStream): AsyncIterable<unknown>;
}

/**
 * Opens a workbook for streaming. exceljs 4.4 decodes each chunk of XML by itself, so a Chinese character that lies
 * across two chunks becomes U+FFFD; here the chunks are made text before it sees them.
 */
export function openWorkbookStream(path: string): WorkbookReader {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  const steps = reader as unknown as ParsingSteps;
  const parseWorksheet = steps._parseWorksheet.bind(reader);
  const parseSharedStrings = steps._parseSharedStrings.bind(reader);
  steps._parseWorksheet = (chunks, sheetNo) => parseWorksheet(decodeWhole(chunks), sheetNo);
  steps._parseSharedStrings = (entry) => {
    entry.setEncoding('utf8');
    return parseSharedStrings(entry);
  };
  return reader;
}

async function* decodeWhole(chunks: Chunks): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of chunks) {
    yield typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
  }
}
