import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';

/** A file that is UTF-8 but for some bytes. */
export function brokenUtf8(path: string, line: number): TwinError {
  return new TwinError(
    'invalid',
    say`${path}, line ${line}: the file is UTF-8 but has damaged bytes here. Export it again from its system.`,
    { file: path, line },
  );
}

/** A text in no encoding the importers read. */
export function unknownEncoding(path: string, line: number): TwinError {
  return new TwinError(
    'invalid',
    say`${path}, line ${line}: the text is neither UTF-8 nor GB18030. Export it again as UTF-8 or GBK.`,
    { file: path, line },
  );
}

/** Bytes that are no text at all. */
export function noText(path: string): TwinError {
  return new TwinError(
    'invalid',
    say`${path} is no table: it holds bytes of a picture, a PDF or a program. Check that the right file was exported.`,
    { file: path },
  );
}

/** A text whose last character is not whole. */
export function cutOff(path: string, line: number): TwinError {
  return new TwinError(
    'invalid',
    say`${path}, line ${line}: the file ends inside a character, so it was cut off. Export or copy it again, whole.`,
    { file: path, line },
  );
}

/** A text that is not what its byte order mark says. */
export function wrongMark(path: string, line: number): TwinError {
  return new TwinError(
    'invalid',
    say`${path}, line ${line}: the file begins as UTF-8 and its text is not, as GBK saved under a UTF-8 mark is not. Export it again as UTF-8 or GBK.`,
    { file: path, line },
  );
}

/** A text of four bytes a character, which no office program writes by itself. */
export function utf32(path: string): TwinError {
  return new TwinError(
    'invalid',
    say`${path} is text in UTF-32, which is not read. Save it as UTF-8 or GBK.`,
    { file: path },
  );
}
