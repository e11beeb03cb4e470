/** Puts a text on the clipboard, also where the page came over plain HTTP and the clipboard's own interface is not given. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text);
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', fill, { once: true });
  // Old, and the only way there is.
  document.execCommand('copy');
  document.removeEventListener('copy', fill);
}
