/**
 * Puts text on the clipboard, or selects it where the browser does not let us. Says which, for a
 * status line.
 * @param place what holds the text
 * @param html the same with its italics, for programs that take them
 */
export async function copy(text: string, place: HTMLElement, html?: string): Promise<string> {
  try {
    if (html === undefined || typeof ClipboardItem === 'undefined') {
      await navigator.clipboard.writeText(text);
    } else {
      const both = {
        'text/plain': toBlob('text/plain', text),
        'text/html': toBlob('text/html', html),
      };
      await navigator.clipboard.write([new ClipboardItem(both)]);
    }
    return 'Copied';
  } catch {
    window.getSelection()?.selectAllChildren(place);
    return 'Selected: copy it with your keyboard';
  }
}

function toBlob(type: string, text: string): Blob {
  return new Blob([text], { type });
}
