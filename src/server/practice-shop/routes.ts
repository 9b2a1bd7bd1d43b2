import { ApiError, notFound } from './api-error.ts'
import {
  accountMetafields,
  productAttributeRoutes,
  productMetafields,
  shopMetafields,
  variantMetafields,
} from './belongings.ts'
import { productImages, singleImageRoute } from './images.ts'
import {
  categoriesProducts,
  categoriesProductsBulk,
  productFiltervalues,
  productRelations,
  tagsProducts,
  typesAttributes,
} from './links.ts'
import { products } from './products.ts'
import type { RateReadout } from './rate-limit.ts'
import { methods, resourceRoutes, type Call, type Method, type Reply, type Resource, type Route } from './resource.ts'
import { settingsRoutes } from './settings.ts'
import type { Shop } from './shop.ts'
import { languagesOf } from './shop.ts'
import { deliveryDates, discounts, quantityDiscounts, redirects, suppliers, webhooks } from './side-resources.ts'
import { attributes, brands, categories, filters, filterValues, tags, types } from './taxonomy.ts'
import { variantImage, variantMovements, variants, variantsBulk } from './variants.ts'

const resources: readonly Resource[] = [
  products,
  variants,
  variantMovements,
  productImages,
  productRelations,
  productFiltervalues,
  productMetafields,
  variantMetafields,
  categories,
  categoriesProducts,
  tags,
  tagsProducts,
  types,
  typesAttributes,
  attributes,
  filters,
  filterValues,
  brands,
  suppliers,
  redirects,
  deliveryDates,
  discounts,
  quantityDiscounts,
  webhooks,
  shopMetafields,
  accountMetafields,
]

/** A request as it came in, before anything is known about it. */
export interface ApiRequest {
  readonly method: string
  /** `/nl/products/5.json` */
  readonly path: string
  readonly query: string
  readonly body: unknown
}

/** Every route of the API. Fixed segments are matched before numbers. */
export function allRoutes(readout: () => RateReadout): Route[] {
  return [
    ...resources.flatMap(resourceRoutes),
    variantsBulk,
    variantImage,
    categoriesProductsBulk,
    ...productAttributeRoutes,
    singleImageRoute('brand', 'brands', 'brandImage'),
    singleImageRoute('category', 'categories', 'categoryImage'),
    ...settingsRoutes(readout),
  ]
}

/** Carries one request out: language, route, method, permission, then the handler. Throws `ApiError` to refuse. */
export function dispatch(routes: readonly Route[], shop: Shop, request: ApiRequest): Reply {
  const match = /^\/([^/]*)\/(.+)\.json$/.exec(request.path)
  const language = match?.[1] ?? request.path.split('/')[1] ?? ''
  if (!languagesOf(shop).some((l) => l.code === language)) throw new ApiError(404, 'Unknown or inactive language.')
  if (!match) throw notFound()
  const { route, ids } = findRoute(routes, match[2]!)
  const method = methods.find((known) => known === request.method)
  const handle = method && route.handlers[method]
  if (!method || !handle) throw new ApiError(405, 'Method not allowed.')
  checkPermission(shop, route, method)
  const call: Call = { shop, language, ids, query: new URLSearchParams(request.query), body: request.body }
  return handle(call)
}

function findRoute(routes: readonly Route[], path: string): { route: Route; ids: number[] } {
  const segments = path.split('/')
  const isId = (segment: string) => /^[1-9]\d{0,14}$/.test(segment)
  const shape = segments.map((segment) => (isId(segment) ? ':id' : segment)).join('/')
  const route = routes.find((candidate) => candidate.path === shape)
  if (!route) throw notFound()
  return { route, ids: segments.filter(isId).map(Number) }
}

function checkPermission(shop: Shop, route: Route, method: Method): void {
  if (!route.area) return
  const right = shop.state.settings.permissions[route.area]
  if (method === 'GET' ? right.read : right.write) return
  throw new ApiError(403, `No ${method === 'GET' ? 'read' : 'write'} permission for ${route.area}.`)
}
