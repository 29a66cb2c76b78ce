/** Text without the byte order mark that Notepad and PowerShell put before UTF-8. */
export function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}
