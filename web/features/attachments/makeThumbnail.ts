const SIDE = 256;
const MOST = 64 * 1024;
/** What canvases can read; drawings (SVG) may hold anything and are left alone. */
const PICTURES = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;
const QUALITIES = [0.8, 0.6, 0.4, 0.2];

/** A small picture of a picture, made in the browser; null for other files and for what it cannot read. */
export async function makeThumbnail(file: File): Promise<Blob | null> {
  if (!PICTURES.test(file.type)) return null;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    for (const quality of QUALITIES) {
      const small =
        (await blobOf(canvas, 'image/webp', quality)) ?? (await blobOf(canvas, 'image/jpeg', quality));
      if (small && small.size <= MOST) return small;
    }
  } catch {
    // A broken picture has no thumbnail, and is kept as it is.
  }
  return null;
}

/** The canvas in a format; null where the browser answers with another one. */
const blobOf = (canvas: HTMLCanvasElement, type: string, quality: number) =>
  new Promise<Blob | null>((resolve) =>
    canvas.toBlob((blob) => resolve(blob?.type === type ? blob : null), type, quality),
  );
