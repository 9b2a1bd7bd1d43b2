import type { Draw } from './paint.ts'
import { CREAM, DARK, METAL, WOOD, box, disc, line, path, shadow, times, turned, within } from './paint.ts'

const peg = (x: number, y: number): string => line(`M${x} ${y} l4 12`, '#8b959c', 4)
const guy = (x1: number, y1: number, x2: number, y2: number): string =>
  line(`M${x1} ${y1} L${x2} ${y2}`, '#b9a15a', 2) + peg(x2, y2)

const tunnelTent: Draw = (c) => {
  const body = 'M52 312 C58 226 96 178 150 172 C210 160 270 168 318 196 C346 214 356 262 360 312 Z'
  return [
    shadow(206, 318, 176, 14),
    guy(96, 214, 26, 312),
    guy(340, 224, 384, 312),
    path(body, c.base),
    within(
      body,
      [
        path('M150 172 C196 190 206 260 204 320 L380 320 L380 150 Z', c.shade),
        path('M252 168 C292 196 300 260 298 320 L380 320 L380 150 Z', c.deep, 'opacity="0.55"'),
        path('M52 312 C60 240 90 196 132 180 C100 210 84 262 82 312 Z', c.light, 'opacity="0.55"'),
      ].join(''),
    ),
    line('M150 172 C196 190 206 260 204 312', c.ink, 4),
    line('M252 167 C292 196 300 260 298 312', c.ink, 4),
    path('M86 312 C88 262 106 222 138 204 C160 232 168 270 168 312 Z', c.deep),
    path('M86 312 C88 262 106 222 138 204 C124 236 120 276 120 312 Z', c.light),
    line('M138 204 C152 234 158 272 158 312', c.ink, 2.5),
    path('M226 216 l34 -4 q6 22 6 38 l-38 0 Z', c.ink, 'opacity="0.35"'),
  ].join('')
}

const domeTent: Draw = (c) => {
  const body = 'M46 314 C84 262 128 150 200 138 C272 150 316 262 354 314 Z'
  return [
    shadow(200, 320, 172, 14),
    guy(96, 252, 22, 314),
    guy(304, 252, 378, 314),
    path(body, c.base),
    within(
      body,
      [
        path('M200 138 C236 190 262 260 268 330 L380 330 L380 120 Z', c.shade),
        path('M200 138 C290 180 330 270 342 330 L380 330 L380 120 Z', c.deep, 'opacity="0.55"'),
        path('M200 138 C140 176 100 260 70 330 L30 330 L150 120 Z', c.light, 'opacity="0.5"'),
      ].join(''),
    ),
    line('M200 138 C236 190 262 256 268 314', c.ink, 4),
    line('M200 138 C164 190 138 256 132 314', c.ink, 4),
    path('M162 314 C164 262 178 222 200 198 C222 222 236 262 238 314 Z', c.deep),
    path('M162 314 C164 262 178 222 200 198 C190 240 186 280 186 314 Z', c.light),
    disc(200, 140, 10, c.ink, 6),
  ].join('')
}

const soloTent: Draw = (c) => {
  const body = 'M40 314 C86 292 120 196 164 176 C230 190 310 262 366 314 Z'
  return [
    shadow(204, 320, 170, 12),
    guy(164, 178, 30, 314),
    path(body, c.base),
    within(
      body,
      [
        path('M164 176 C196 220 214 270 218 330 L380 330 L380 160 Z', c.shade),
        path('M260 236 C290 262 306 290 310 330 L390 330 L390 200 Z', c.deep, 'opacity="0.5"'),
      ].join(''),
    ),
    path('M92 314 C116 280 138 226 164 176 C170 226 172 280 170 314 Z', c.light),
    path('M128 314 C144 276 156 226 164 176 C170 226 172 280 170 314 Z', c.deep),
    line('M164 176 C196 220 214 266 218 314', c.ink, 4),
    line('M262 238 C288 262 302 288 306 314', c.ink, 3),
  ].join('')
}

const familyTent: Draw = (c) => {
  const body = 'M40 316 L52 198 C60 160 88 148 124 146 L300 146 C334 148 352 166 356 200 L366 316 Z'
  return [
    shadow(202, 322, 176, 14),
    path(body, c.base),
    within(
      body,
      [
        path('M176 140 L184 330 L390 330 L390 140 Z', c.shade),
        path('M280 140 C300 180 306 260 306 330 L390 330 L390 140 Z', c.deep, 'opacity="0.5"'),
        box(40, 296, 340, 30, 0, c.ink, 'opacity="0.25"'),
      ].join(''),
    ),
    path('M62 200 C78 182 150 178 168 190 L174 316 L58 316 Z', CREAM.base),
    path('M84 226 Q112 214 142 224 L146 282 L80 282 Z', '#bcd3dc'),
    line('M112 219 L113 282 M82 254 L144 254', '#ffffff', 3),
    path('M196 200 L262 200 L268 316 L198 316 Z', c.deep),
    path('M196 200 L226 200 C218 240 216 280 216 316 L198 316 Z', c.light),
    path('M286 206 q22 -8 42 2 l8 64 l-46 0 Z', '#bcd3dc'),
    line('M122 146 C88 160 74 230 70 316', c.ink, 4),
    line('M300 146 C340 164 346 240 350 316', c.ink, 4),
    path('M180 146 L176 190 L262 190 L268 146 Z', c.light, 'opacity="0.35"'),
  ].join('')
}

const tipi: Draw = (c) => {
  const body = 'M50 316 L190 96 L210 96 L350 316 C300 328 100 328 50 316 Z'
  return [
    shadow(200, 322, 168, 14),
    line('M200 100 L200 66 M194 100 L180 70 M206 100 L220 72', WOOD.shade, 5),
    guy(104, 232, 28, 314),
    guy(296, 232, 372, 314),
    path(body, c.base),
    within(
      body,
      [
        path('M206 90 L246 330 L380 330 L380 90 Z', c.shade),
        path('M208 90 L318 330 L390 330 L390 90 Z', c.deep, 'opacity="0.3"'),
        path('M194 90 L106 330 L30 330 L30 90 Z', c.light, 'opacity="0.7"'),
      ].join(''),
    ),
    path('M164 322 L196 178 Q200 170 204 178 L238 322 Z', c.ink, 'opacity="0.75"'),
    path('M164 322 L196 178 L184 323 Z', c.light),
    path('M238 322 L204 178 L218 323 Z', c.light),
    line('M200 100 L200 176', c.deep, 2.5),
    path('M180 114 L190 96 L210 96 L220 114 Q200 122 180 114 Z', c.deep),
  ].join('')
}

const tarp: Draw = (c) =>
  [
    shadow(196, 326, 150, 12),
    line('M118 160 L112 322 M292 120 L300 322', METAL.deep, 5),
    guy(118, 160, 44, 322),
    guy(292, 120, 372, 322),
    guy(340, 226, 382, 312),
    path('M118 160 Q206 168 292 120 Q322 176 344 228 Q230 236 66 248 Q96 206 118 160 Z', c.base),
    path('M118 160 Q206 168 292 120 Q240 190 204 238 Q140 242 66 248 Q96 206 118 160 Z', c.light, 'opacity="0.45"'),
    path('M292 120 Q322 176 344 228 Q280 234 204 238 Q250 190 292 120 Z', c.shade),
    line('M292 120 Q250 190 204 238', c.deep, 2.5),
    disc(120, 162, 5, c.ink),
    disc(290, 122, 5, c.ink),
  ].join('')

const beachTent: Draw = (c) =>
  [
    shadow(200, 318, 160, 14),
    path('M52 310 C56 210 128 138 208 140 C292 142 346 214 350 310 Z', c.base),
    path('M96 310 C100 238 146 190 204 190 C262 190 304 240 306 310 Z', c.ink),
    path('M96 310 C100 238 146 190 204 190 C170 214 150 262 148 310 Z', c.deep),
    path('M148 310 C150 262 170 214 204 190 C238 214 256 262 258 310 Z', c.shade),
    line('M208 140 C140 160 76 220 52 310 M208 140 C280 160 330 220 350 310 M204 140 L204 190', c.deep, 4),
    path('M52 310 L350 310 L372 326 L30 326 Z', c.light),
    times(4, (i) => disc(66 + i * 90, 320, 16, '#d9c79a', 6)),
  ].join('')

const pegs: Draw = () =>
  [
    shadow(200, 318, 110, 10),
    times(5, (i) =>
      turned(
        -16 + i * 8,
        200,
        420,
        [
          path(`M192 110 L208 110 L206 290 L200 316 L194 290 Z`, METAL.base),
          path(`M200 110 L208 110 L206 290 L200 316 Z`, METAL.shade),
          path('M186 104 h28 v14 h-28 Z', METAL.deep),
          line('M200 104 q-14 -22 0 -30 q14 8 0 30', i % 2 ? '#e87a2c' : '#dda63a', 4),
        ].join(''),
      ),
    ),
  ].join('')

const rope: Draw = (c) =>
  [
    shadow(200, 300, 112, 14),
    times(5, (i) =>
      line(
        `M${110 + i * 4} ${226 - i * 13} C112 ${300 - i * 12} 288 ${300 - i * 12} ${290 - i * 4} ${226 - i * 13} C288 ${170 - i * 12} 112 ${170 - i * 12} ${110 + i * 4} ${226 - i * 13} Z`,
        i % 2 ? c.base : c.shade,
        15,
      ),
    ),
    times(5, (i) =>
      line(
        `M${110 + i * 4} ${226 - i * 13} C112 ${300 - i * 12} 288 ${300 - i * 12} ${290 - i * 4} ${226 - i * 13}`,
        c.light,
        3,
        'stroke-dasharray="8 12" opacity="0.9"',
      ),
    ),
    line('M286 236 C316 256 330 280 322 306', c.base, 12),
    box(184, 190, 32, 96, 8, DARK.base),
    box(190, 190, 6, 96, 3, DARK.light, 'opacity="0.6"'),
  ].join('')

const groundsheet: Draw = (c) =>
  [
    shadow(200, 300, 140, 12),
    path('M70 210 L200 150 L338 200 L206 272 Z', c.base),
    path('M70 210 L206 272 L206 300 L70 236 Z', c.deep),
    path('M338 200 L206 272 L206 300 L338 228 Z', c.shade),
    line('M136 180 L272 236 M268 176 L138 241', c.light, 2, 'opacity="0.5"'),
    times(3, (i) => line(`M72 ${219 + i * 7} L206 ${280 + i * 7} L336 ${209 + i * 7}`, c.ink, 1.5, 'opacity="0.5"')),
    disc(80, 210, 6, METAL.base, 4),
    disc(328, 201, 6, METAL.base, 4),
  ].join('')

const mallet: Draw = (c) =>
  [
    shadow(200, 322, 100, 10),
    turned(
      24,
      200,
      200,
      [
        box(190, 140, 20, 176, 6, METAL.base),
        box(202, 140, 8, 176, 4, METAL.shade),
        box(184, 236, 32, 84, 12, c.base),
        times(4, (i) => line(`M186 ${252 + i * 16} h28`, c.deep, 3)),
        line('M200 320 q22 6 20 28', METAL.deep, 8),
        box(136, 84, 128, 62, 14, DARK.base),
        box(136, 84, 128, 20, 10, DARK.light, 'opacity="0.6"'),
        box(190, 80, 20, 70, 4, METAL.shade),
      ].join(''),
    ),
  ].join('')

const hammock: Draw = (c) =>
  [
    shadow(200, 318, 120, 10),
    line('M38 84 L74 128 M362 84 L326 128', '#3d4246', 6),
    path('M70 124 C104 292 296 292 330 124 C296 236 104 236 70 124 Z', c.base),
    path('M70 124 C104 292 296 292 330 124 C310 262 96 278 70 124 Z', c.shade),
    path('M70 124 C110 226 290 226 330 124 C300 190 100 190 70 124 Z', c.light, 'opacity="0.8"'),
    line('M70 124 C110 236 290 236 330 124', c.deep, 4),
    line('M110 190 C150 250 250 250 290 190', c.deep, 2, 'opacity="0.5"'),
    disc(72, 126, 9, METAL.base),
    disc(72, 126, 4, '#ffffff'),
    disc(328, 126, 9, METAL.base),
    disc(328, 126, 4, '#ffffff'),
    box(176, 252, 48, 40, 8, c.deep),
    line('M184 260 h32', c.light, 2),
  ].join('')

const bugNet: Draw = (c) =>
  [
    shadow(200, 318, 120, 10),
    path('M50 170 C120 110 280 110 350 170 C300 292 100 292 50 170 Z', c.light, 'opacity="0.35"'),
    within(
      'M50 170 C120 110 280 110 350 170 C300 292 100 292 50 170 Z',
      times(
        26,
        (i) =>
          `${line(`M${40 + i * 13} 100 V300`, c.base, 0.9, 'opacity="0.55"')}${line(`M40 ${100 + i * 9} H360`, c.base, 0.9, 'opacity="0.55"')}`,
      ),
    ),
    line('M50 170 C120 110 280 110 350 170 C300 292 100 292 50 170 Z', c.base, 4),
    line('M50 170 L24 140 M350 170 L376 140', c.base, 4),
    line('M92 226 C150 250 250 250 308 226', c.deep, 5),
    line('M92 226 C150 250 250 250 308 226', '#dda63a', 2, 'stroke-dasharray="4 4"'),
  ].join('')

const chairLegs = line('M128 196 L282 316 M272 196 L118 316', METAL.deep, 9)
const campChair: Draw = (c) =>
  [
    shadow(200, 322, 110, 12),
    line('M150 212 L268 318 M250 212 L132 318', METAL.shade, 7),
    path('M124 96 Q200 84 276 96 L280 200 Q200 188 120 200 Z', c.base),
    path('M124 96 Q200 84 276 96 L277 116 Q200 104 123 116 Z', c.light, 'opacity="0.5"'),
    path('M120 200 Q200 188 280 200 L298 238 Q200 256 102 238 Z', c.shade),
    path('M102 238 Q200 256 298 238 L296 252 Q200 270 104 252 Z', c.deep),
    line('M122 92 L116 318 M278 92 L284 318', METAL.deep, 8),
    chairLegs,
    path('M88 178 h56 v14 h-56 Z', c.deep),
    path('M256 178 h56 v14 h-56 Z', c.deep),
    disc(298, 184, 13, c.ink, 6),
    disc(116, 320, 9, DARK.base, 5),
    disc(284, 320, 9, DARK.base, 5),
  ].join('')

const lowChair: Draw = (c) =>
  [
    shadow(200, 320, 110, 12),
    line('M146 314 L200 236 L254 314 M150 236 L250 236 M200 236 L160 316 M200 236 L240 316', METAL.deep, 8),
    path('M104 112 Q200 96 296 112 L270 222 Q200 262 130 222 Z', c.base),
    path('M130 222 Q200 262 270 222 L286 236 Q200 290 114 236 Z', c.shade),
    path('M104 112 Q200 96 296 112 L292 130 Q200 114 108 130 Z', c.deep),
    within(
      'M104 112 Q200 96 296 112 L270 222 Q200 262 130 222 Z',
      path('M104 112 L168 104 L178 260 L100 260 Z', c.light, 'opacity="0.35"'),
    ),
    line('M112 116 L134 226 M288 116 L266 226', c.ink, 4),
    disc(146, 316, 8, DARK.base, 5),
    disc(254, 316, 8, DARK.base, 5),
  ].join('')

const stool: Draw = (c) =>
  [
    shadow(200, 324, 88, 12),
    line('M140 180 L246 320 M262 180 L154 320 M204 176 L200 324', WOOD.base, 14),
    line('M140 180 L246 320 M204 176 L200 324', WOOD.shade, 4),
    disc(200, 250, 12, DARK.base),
    path('M112 176 Q200 140 288 176 Q250 206 206 208 Q150 206 112 176 Z', c.base),
    path('M112 176 Q150 206 206 208 Q250 206 288 176 Q252 222 206 224 Q146 222 112 176 Z', c.shade),
    path('M112 176 Q200 140 288 176 Q200 160 112 176 Z', c.light, 'opacity="0.6"'),
  ].join('')

const rollTable: Draw = (c) =>
  [
    shadow(200, 322, 136, 12),
    line('M108 206 L92 318 M292 206 L308 318 M140 196 L150 296 M262 196 L250 296', METAL.deep, 9),
    path('M60 200 L116 156 L344 156 L340 200 Z', c.base),
    times(8, (i) => line(`M${60 + i * 35} 200 L${112 + i * 29} 156`, c.shade, 3)),
    path('M60 200 H340 V216 H60 Z', c.deep),
    times(8, (i) => line(`M${60 + i * 35} 200 V216`, c.ink, 2)),
  ].join('')

const sideTable: Draw = (c) =>
  [
    shadow(200, 318, 100, 12),
    line('M132 204 L260 312 M268 204 L140 312', METAL.deep, 8),
    path('M94 196 L130 160 L282 160 L306 196 Z', c.light),
    path('M94 196 H306 V210 H94 Z', c.shade),
    times(5, (i) => line(`M${126 + i * 34} 196 L${150 + i * 27} 160`, c.base, 3)),
  ].join('')

const picnicTable: Draw = (c) =>
  [
    shadow(200, 322, 150, 12),
    line('M88 208 L78 318 M312 208 L322 318 M120 206 L130 296 M280 206 L270 296', METAL.deep, 8),
    line('M84 270 L130 270 M316 270 L270 270', METAL.shade, 5),
    path('M48 200 L104 160 L312 160 L352 200 Z', c.light),
    path('M48 200 H352 V214 H48 Z', c.deep),
    line('M200 160 V214', c.ink, 2),
    box(182, 202, 36, 8, 4, METAL.base),
  ].join('')

const directorChair: Draw = (c) =>
  [
    shadow(200, 324, 112, 12),
    line('M120 220 L280 318 M280 220 L120 318', METAL.deep, 9),
    path('M116 84 H284 V150 Q200 160 116 150 Z', c.base),
    path('M116 84 H284 V100 H116 Z', c.light, 'opacity="0.6"'),
    path('M106 206 Q200 220 294 206 V226 Q200 242 106 226 Z', c.shade),
    line('M114 76 V318 M286 76 V318', METAL.base, 9),
    line('M117 76 V318 M289 76 V318', METAL.deep, 3),
    box(86, 182, 62, 14, 7, WOOD.base),
    box(252, 182, 100, 14, 4, WOOD.base),
    box(300, 178, 58, 8, 4, WOOD.shade),
    disc(330, 176, 11, '#ffffff', 3),
    path('M321 150 h18 l-2 26 h-14 Z', '#7fb5d5', 'opacity="0.8"'),
  ].join('')

const cupboard: Draw = (c) =>
  [
    shadow(200, 330, 100, 12),
    box(108, 96, 184, 222, 6, c.base),
    box(246, 96, 46, 222, 4, c.shade),
    box(122, 116, 118, 50, 4, c.deep),
    box(122, 180, 118, 50, 4, c.deep),
    box(122, 244, 118, 56, 4, c.deep),
    box(96, 82, 208, 18, 4, METAL.base),
    box(96, 92, 208, 8, 3, METAL.shade),
    path('M138 82 q-4 -34 24 -34 q30 0 26 34 Z', '#3d6647'),
    line('M184 60 q22 0 18 -14', '#3d6647', 6),
    disc(162, 48, 6, '#2a4732'),
    times(3, (i) => disc(146 + i * 22, 290, 12, '#c8a46b', 10)),
    box(134, 134, 26, 32, 3, '#c23b34'),
    box(168, 140, 34, 26, 3, CREAM.shade),
    box(136, 206, 44, 24, 4, '#7fb5d5'),
    line('M240 104 V310', c.ink, 3, 'stroke-dasharray="3 5"'),
    line('M114 318 V330 M286 318 V330', METAL.deep, 8),
  ].join('')

export const camp: Readonly<Record<string, Draw>> = {
  'tunnel-tent': tunnelTent,
  'dome-tent': domeTent,
  'solo-tent': soloTent,
  'family-tent': familyTent,
  tipi,
  tarp,
  'beach-tent': beachTent,
  pegs,
  rope,
  groundsheet,
  mallet,
  hammock,
  'bug-net': bugNet,
  'camp-chair': campChair,
  'low-chair': lowChair,
  stool,
  'roll-table': rollTable,
  'side-table': sideTable,
  'picnic-table': picnicTable,
  'director-chair': directorChair,
  'storage-cupboard': cupboard,
}
