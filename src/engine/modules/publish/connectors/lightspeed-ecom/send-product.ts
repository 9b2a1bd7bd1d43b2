import { readNumber, readReference } from './reading.ts'
import type { Operation } from './operations.ts'
import { bodyOf, BULK_SIZE, chunks, noteListResult, rowIn, rowsIn, settle, takeResult, type Sender } from './sender.ts'
import type { Track } from './track.ts'
import { pictureExtension, pictureName } from './picture-name.ts'
import { defaultLanguageOf } from './work.ts'

/** Texts and plain fields, a product's languages one after the other: the last one may make it visible. */
export async function sendProductTexts(sender: Sender, tracks: readonly Track[]): Promise<void> {
  await settle(tracks.map((track) => sendTextsOf(sender, track)))
}

async function sendTextsOf(sender: Sender, track: Track): Promise<void> {
  const tried = new Set<string>()
  // Nothing is shown before everything else is known to be there.
  while (track.doubtful.size === 0) {
    const operation = track.pending().find((next) => next.kind === 'update-product' && !tried.has(next.language))
    if (operation?.kind !== 'update-product') return
    const { language, facts } = operation
    tried.add(language)
    const path = `products/${track.remote.id}`
    const result = await sender.client.write('PUT', language, path, 'product', bodyOf(sender, facts))
    takeResult(track, result, operation, `product/${language}`, (answer) => {
      track.productUpdated(facts, rowIn(answer, 'product'), language)
    })
  }
}

/** The first picture, once per content; a picture of ours that it replaces goes afterwards. */
export async function sendImages(sender: Sender, tracks: readonly Track[]): Promise<void> {
  await settle(
    tracks.map(async (track) => {
      for (const operation of track.pending()) {
        if (operation.kind === 'upload-image') await uploadImage(sender, track, operation)
        const isReplaced = track.work.memory.image?.hash === track.work.desired.image && !track.doubtful.has('images')
        if (operation.kind === 'remove-image' && isReplaced) await removeImage(sender, track, operation.imageId)
      }
    }),
  )
}

async function uploadImage(
  sender: Sender,
  track: Track,
  operation: Extract<Operation, { kind: 'upload-image' }>,
): Promise<void> {
  const { hash } = operation
  const media = await sender.media(hash)
  const extension = media && pictureExtension(media)
  if (!media || !extension) {
    const code = media ? 'image-unsupported' : 'image-missing'
    const message = media
      ? 'The shop takes JPEG, PNG, GIF and WebP pictures up to 25 MB; this one is not such a picture.'
      : 'The file of the picture is missing from the media folder.'
    return track.fail({ code, message, fields: ['product.image'] }, operation)
  }
  const name = pictureName(track.work.desired.sku, hash)
  const content = { attachment: Buffer.from(media.bytes).toString('base64'), filename: `${name}.${extension}` }
  const language = defaultLanguageOf(sender.context)
  const path = `products/${track.remote.id}/images`
  const result = await sender.client.write('POST', language, path, 'productImage', content)
  takeResult(track, result, operation, 'images', (answer) => {
    const imageId = readNumber(rowIn(answer, 'productImage')?.['id'])
    if (imageId === null) return void track.doubtful.add('images')
    track.setRemote(() => ({ hasImage: true }))
    track.setMemory(() => ({ image: { hash, imageId } }))
  })
}

/** Takes a picture of ours away. Gone already is as good; at worst an old picture stays behind the new one. */
export async function removeImage(sender: Sender, track: Track, imageId: number): Promise<void> {
  const language = defaultLanguageOf(sender.context)
  const result = await sender.client.remove(language, `products/${track.remote.id}/images/${imageId}`)
  if (result.kind === 'refused' && result.status !== 404) {
    track.fail(
      { code: 'refused', message: result.message, fields: ['product.image'] },
      { kind: 'remove-image', imageId },
    )
  }
}

/** Links between products and categories, many in one request where the shop takes that. */
export async function sendLinks(sender: Sender, tracks: readonly Track[]): Promise<void> {
  const links = tracks.flatMap((track) =>
    track.doubtful.has('categories')
      ? []
      : track.pending().flatMap((operation) => (operation.kind === 'link-category' ? [{ track, operation }] : [])),
  )
  const groups = chunks(links, sender.takesBulk.links ? BULK_SIZE : 1)
  await settle(groups.map((group) => (group.length === 1 ? linkOne(sender, group[0]!) : linkMany(sender, group))))
  await settle(
    tracks.map(async (track) => {
      for (const operation of track.pending()) {
        if (operation.kind !== 'unlink-category' || track.doubtful.has('categories')) continue
        const result = await sender.client.remove(
          defaultLanguageOf(sender.context),
          `categories/products/${operation.linkId}`,
        )
        if (result.kind === 'refused' && result.status === 404) dropLink(sender, track, operation.linkId)
        else takeResult(track, result, operation, 'categories', () => dropLink(sender, track, operation.linkId))
      }
    }),
  )
}

interface Link {
  readonly track: Track
  readonly operation: Extract<Operation, { kind: 'link-category' }>
}

const linkBody = (sender: Sender, { track, operation }: Link): object => ({
  category: sender.context.categoryIds.get(operation.categoryId),
  product: track.remote.id,
})

async function linkOne(sender: Sender, link: Link): Promise<void> {
  const language = defaultLanguageOf(sender.context)
  const result = await sender.client.write(
    'POST',
    language,
    'categories/products',
    'categoriesProduct',
    linkBody(sender, link),
  )
  if (result.kind === 'refused' && /already/i.test(result.message)) return keepLink(sender, link, 0)
  takeResult(link.track, result, link.operation, 'categories', (answer) => {
    keepLink(sender, link, readNumber(rowIn(answer, 'categoriesProduct')?.['id']) ?? 0)
  })
}

async function linkMany(sender: Sender, links: readonly Link[]): Promise<void> {
  const language = defaultLanguageOf(sender.context)
  const content = links.map((link) => linkBody(sender, link))
  const result = await sender.client.write('POST', language, 'categories/products/bulk', 'categoriesProduct', content)
  noteListResult(sender, 'links', result)
  if (result.kind === 'refused') {
    return settle(links.map((link) => linkOne(sender, link)))
  }
  const rows = result.kind === 'done' ? rowsIn(result.body, 'categoriesProduct', 'categoriesProducts') : []
  for (const link of links) {
    const categoryId = sender.context.categoryIds.get(link.operation.categoryId)
    const row = rows.find(
      (candidate) =>
        readReference(candidate['product']) === link.track.remote.id &&
        readReference(candidate['category']) === categoryId,
    )
    takeResult(link.track, result, link.operation, 'categories', () =>
      keepLink(sender, link, readNumber(row?.['id']) ?? 0),
    )
  }
}

function keepLink(sender: Sender, { track, operation }: Link, linkId: number): void {
  const categoryId = sender.context.categoryIds.get(operation.categoryId) ?? 0
  sender.newest.linkId = Math.max(sender.newest.linkId, linkId)
  track.setRemote((remote) => ({ categories: [...remote.categories, { linkId, categoryId }] }))
  track.setMemory((memory) => ({ categories: [...new Set([...memory.categories, operation.categoryId])] }))
}

function dropLink(sender: Sender, track: Track, linkId: number): void {
  const gone = track.remote.categories.find((link) => link.linkId === linkId)?.categoryId
  track.setRemote((remote) => ({ categories: remote.categories.filter((link) => link.linkId !== linkId) }))
  // If somebody makes the same link again, it is theirs.
  const isGone = (ours: number): boolean => sender.context.categoryIds.get(ours) === gone
  track.setMemory((memory) => ({ categories: memory.categories.filter((ours) => !isGone(ours)) }))
}
