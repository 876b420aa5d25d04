/** The page that stands where there is none: it waits, and becomes the page as soon as that is built. */
export function placeholderPage(file: string, state: 'building' | 'absent'): string {
  const title = state === 'building' ? 'Building' : 'No such page';
  const text =
    state === 'building'
      ? 'The first build is running. This page appears when it is done.'
      : `No document makes <code>${escapeHtml(file)}</code>. As soon as one does, it appears here.`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body>
<main style="max-width: 36rem; margin: 20vh auto; padding: 0 1rem; font: 1.125rem/1.6 system-ui, sans-serif">
<h1 style="font-size: 1.5rem">${title}</h1>
<p>${text}</p>
<p data-pylit-progress></p>
${state === 'absent' ? '<p><a href="/">To the first page</a></p>' : ''}
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
