import type { Draw, Paint } from './paint.ts'
import { CREAM, DARK, METAL, WOOD, barrel, box, disc, line, moved, path, shadow, times, turned } from './paint.ts'

const flame = (x: number, y: number, scale = 1): string =>
  moved(
    x,
    y,
    `${path('M0 0 C-16 -14 -12 -34 0 -52 C12 -34 16 -14 0 0 Z', '#5aa7d6')}${path('M0 -2 C-8 -10 -6 -22 0 -32 C6 -22 8 -10 0 -2 Z', '#c9e6f5')}`,
    scale,
  )
const canister = (c: Paint, x: number, y: number, w: number, h: number): string =>
  `${path(`M${x} ${y + h * 0.34} Q${x} ${y + h * 0.06} ${x + w / 2} ${y + h * 0.04} Q${x + w} ${y + h * 0.06} ${x + w} ${y + h * 0.34} V${y + h - 16} Q${x + w} ${y + h} ${x + w / 2} ${y + h} Q${x} ${y + h} ${x} ${y + h - 16} Z`, c.base)}${path(`M${x + w * 0.66} ${y + h * 0.07} Q${x + w} ${y + h * 0.12} ${x + w} ${y + h * 0.34} V${y + h - 16} Q${x + w} ${y + h - 2} ${x + w * 0.66} ${y + h - 1} Z`, c.shade)}${path(`M${x} ${y + h * 0.44} H${x + w} V${y + h * 0.78} H${x} Z`, '#ffffff', 'opacity="0.9"')}${path(`M${x + w * 0.5} ${y + h * 0.48} q${w * 0.1} ${h * 0.12} ${w * 0.1} ${h * 0.18} a${w * 0.1} ${h * 0.08} 0 0 1 -${w * 0.2} 0 q0 -${h * 0.06} ${w * 0.1} -${h * 0.18} Z`, '#e87a2c')}${box(x + w / 2 - 14, y - 8, 28, 22, 4, METAL.shade)}${disc(x + w / 2, y - 8, 14, METAL.base, 4)}`
const gasCan: Draw = (c) => [shadow(200, 318, 96, 12), canister(c, 112, 120, 176, 196)].join('')
const gasCanSmall: Draw = (c) => [shadow(200, 318, 80, 11), canister(c, 130, 182, 140, 134)].join('')
const supports = (y: number): string =>
  `${line(`M150 ${y} L176 ${y + 40} M250 ${y} L224 ${y + 40} M200 ${y - 6} V${y + 34}`, METAL.deep, 8)}${line(`M140 ${y} h20 M240 ${y} h20 M190 ${y - 6} h20`, METAL.shade, 7)}`
const gasStove: Draw = () =>
  [
    shadow(200, 322, 78, 11),
    flame(184, 136, 0.7),
    flame(216, 136, 0.7),
    flame(200, 134, 0.9),
    supports(118),
    path('M166 138 H234 L224 168 H176 Z', METAL.base),
    path('M206 138 H234 L224 168 H206 Z', METAL.shade),
    disc(200, 138, 34, METAL.light, 9),
    disc(200, 138, 24, METAL.deep, 6),
    box(186, 166, 28, 66, 6, METAL.base),
    box(202, 166, 12, 66, 5, METAL.shade),
    box(178, 228, 44, 34, 8, METAL.deep),
    times(5, (i) => line(`M${184 + i * 8} 232 v26`, METAL.ink, 2)),
    line('M214 206 H280', METAL.deep, 6),
    line('M280 190 C310 190 310 222 280 222 C262 222 262 190 280 190', METAL.deep, 6),
    box(168, 260, 64, 18, 6, DARK.base),
    path('M150 318 Q150 280 200 278 Q250 280 250 318 Z', '#2c6b77'),
    path('M216 279 Q250 284 250 318 H216 Z', '#235863'),
  ].join('')
const remoteStove: Draw = () =>
  [
    shadow(180, 322, 120, 12),
    line('M240 282 C300 320 330 300 318 240', DARK.base, 9),
    line('M60 316 L128 258 M236 258 L300 316 M182 252 V324', METAL.deep, 10),
    flame(160, 206, 0.8),
    flame(204, 206, 0.8),
    flame(182, 202, 1),
    path('M126 208 H238 L218 262 H146 Z', METAL.base),
    path('M190 208 H238 L218 262 H190 Z', METAL.shade),
    disc(182, 208, 56, METAL.light, 13),
    disc(182, 208, 42, METAL.deep, 9),
    line('M112 196 L88 178 M252 196 L276 178 M112 196 L140 212 M252 196 L224 212', METAL.deep, 9),
    moved(
      252,
      96,
      canister(
        { light: '#f08d85', base: '#c23b34', shade: '#9d302b', deep: '#7d2622', ink: '#4f1815' },
        10,
        44,
        112,
        100,
      ),
    ),
  ].join('')
const integratedStove: Draw = (c) =>
  [
    shadow(200, 326, 80, 11),
    box(142, 60, 116, 24, 8, DARK.base),
    disc(200, 60, 20, DARK.light, 6),
    barrel(146, 82, 108, 128, 8, METAL),
    path('M148 110 H252 V196 H148 Z', c.base),
    path('M220 110 H252 V196 H220 Z', c.shade),
    line('M166 124 V182 M176 124 V182', c.light, 3, 'opacity="0.7"'),
    line('M252 120 C300 120 300 186 252 186', DARK.base, 10),
    path('M152 210 H248 L240 244 H160 Z', METAL.shade),
    times(7, (i) => box(164 + i * 11, 216, 5, 20, 2, METAL.ink)),
    flame(200, 240, 0.45),
    box(184, 242, 32, 20, 5, METAL.deep),
    canister(
      { light: '#8fc3cd', base: '#2c6b77', shade: '#235863', deep: '#1c4650', ink: '#10282e' },
      150,
      262,
      100,
      62,
    ),
  ].join('')
const liquidStove: Draw = (c) =>
  [
    shadow(190, 322, 150, 12),
    barrel(262, 118, 74, 196, 16, c),
    box(280, 92, 38, 30, 6, DARK.base),
    line('M298 92 V66 H262', METAL.deep, 8),
    box(250, 56, 16, 22, 4, DARK.base),
    box(268, 180, 62, 60, 4, '#ffffff', 'opacity="0.85"'),
    path('M299 190 q16 18 14 30 a14 12 0 0 1 -28 0 q0 -10 14 -30 Z', '#e87a2c'),
    line('M278 104 C230 110 210 220 176 272', METAL.deep, 7),
    flame(120, 232, 0.8),
    flame(156, 232, 0.8),
    flame(138, 228, 1),
    line('M66 318 L106 268 M210 318 L172 268 M138 258 V322', METAL.deep, 10),
    path('M96 236 H182 L170 276 H108 Z', METAL.base),
    path('M144 236 H182 L170 276 H144 Z', METAL.shade),
    disc(139, 236, 43, METAL.deep, 10),
    line('M80 222 h34 M164 222 h34', METAL.shade, 8),
  ].join('')
const spiritStove: Draw = (c) =>
  [
    shadow(200, 320, 124, 13),
    path('M96 220 L120 316 H280 L304 220 Z', METAL.base),
    path('M220 220 H304 L280 316 H228 Z', METAL.shade),
    times(7, (i) => disc(134 + i * 22, 296, 6, METAL.ink)),
    path('M84 142 H316 L296 224 H104 Z', c.base),
    path('M226 142 H316 L296 224 H234 Z', c.shade),
    path('M96 142 H120 L132 224 H112 Z', c.light, 'opacity="0.6"'),
    disc(200, 142, 116, METAL.base, 22),
    disc(200, 142, 104, METAL.deep, 17),
    disc(200, 146, 92, '#cfe3ea', 12),
    line('M316 160 L374 128', METAL.deep, 8),
    box(340, 118, 46, 16, 8, DARK.base, 'transform="rotate(-29 363 126)"'),
    line('M160 118 q8 -14 0 -28 q-8 -14 2 -26 M206 114 q8 -14 0 -28 q-8 -14 2 -26', '#b9c7cd', 5, 'opacity="0.7"'),
  ].join('')
const woodStove: Draw = () =>
  [
    shadow(200, 322, 104, 12),
    path('M180 200 C150 160 176 126 196 84 C206 126 250 150 226 200 Z', '#e87a2c'),
    path('M190 200 C174 174 190 150 202 124 C210 150 228 170 214 200 Z', '#f6c344'),
    line('M138 216 L262 188 M146 190 L258 218', WOOD.shade, 13),
    path('M112 196 L132 180 H276 L290 196 Z', METAL.deep),
    path('M112 196 H290 L280 318 H122 Z', METAL.base),
    path('M224 196 H290 L280 318 H230 Z', METAL.shade),
    path('M160 250 Q160 222 190 222 Q218 222 218 250 V292 H160 Z', DARK.deep),
    path('M166 288 Q186 250 212 288 Z', '#e87a2c'),
    times(5, (i) => disc(240 + (i % 2) * 18, 224 + i * 16, 5, METAL.ink)),
    line('M112 196 l-10 -24 M290 196 l10 -24', METAL.deep, 8),
    line('M128 196 V318', METAL.light, 3),
  ].join('')
const doubleStove: Draw = (c) =>
  [
    shadow(200, 318, 164, 13),
    path('M58 190 L78 76 H322 L342 190 Z', c.shade),
    path('M78 88 H322 L336 182 H64 Z', c.deep),
    line('M200 88 V184', c.ink, 3),
    path('M40 210 L62 190 H338 L360 210 Z', METAL.base),
    ...[120, 280].map(
      (x) =>
        `${disc(x, 202, 46, DARK.base, 9)}${disc(x, 200, 22, METAL.deep, 5)}${flame(x - 12, 200, 0.45)}${flame(x + 12, 200, 0.45)}${line(`M${x - 46} 200 H${x + 46} M${x} 190 V212`, DARK.light, 4)}`,
    ),
    path('M40 210 H360 V296 Q360 306 348 306 H52 Q40 306 40 296 Z', c.base),
    path('M260 210 H360 V296 Q360 306 348 306 H270 Z', c.shade),
    disc(120, 258, 24, DARK.base),
    box(116, 238, 8, 26, 4, '#f3f6f7'),
    disc(280, 258, 24, DARK.base),
    box(276, 238, 8, 26, 4, '#f3f6f7'),
    box(172, 246, 56, 22, 4, CREAM.base),
    box(66, 304, 30, 12, 4, DARK.base),
    box(304, 304, 30, 12, 4, DARK.base),
  ].join('')
const firesteel: Draw = (c) =>
  [
    shadow(200, 300, 100, 10),
    turned(
      -30,
      200,
      200,
      `${box(60, 186, 170, 20, 10, '#5b5f63')}${box(60, 186, 170, 7, 4, '#83898e')}${path('M220 172 H326 Q346 172 346 196 Q346 220 326 220 H220 Q208 196 220 172 Z', c.base)}${path('M220 200 H346 Q344 220 326 220 H220 Q212 212 214 200 Z', c.shade)}${disc(324, 196, 9, '#ffffff')}`,
    ),
    line('M316 128 C350 120 360 170 330 190', c.ink, 5),
    turned(
      22,
      150,
      280,
      `${box(90, 262, 120, 28, 5, METAL.base)}${box(90, 278, 120, 12, 4, METAL.shade)}${times(8, (i) => path(`M${98 + i * 14} 290 l7 8 l7 -8 Z`, METAL.shade))}`,
    ),
    times(9, (i) =>
      line(
        `M${112 - (i % 3) * 12} ${250 - i * 4} l${-10 - (i % 4) * 5} ${-14 + i * 4}`,
        i % 2 ? '#f6c344' : '#e87a2c',
        4,
      ),
    ),
  ].join('')

const pot = (c: Paint, x: number, y: number, w: number, h: number): string =>
  `${barrel(x, y, w, h, 14, c)}${disc(x + w / 2, y + 2, w / 2, c.light, w * 0.075)}${disc(x + w / 2, y + 3, w / 2 - 8, c.deep, w * 0.055)}`
const panSet: Draw = (c) =>
  [
    shadow(196, 318, 140, 13),
    pot(c, 66, 196, 196, 116),
    line('M262 226 H356', DARK.base, 12),
    line('M262 226 H290', METAL.deep, 8),
    moved(0, 0, `${pot(c, 88, 128, 152, 80)}${line('M88 150 C48 150 48 186 88 184', DARK.base, 9)}`),
    path('M84 112 Q164 84 246 112 L246 122 Q164 136 84 122 Z', c.shade),
    path('M84 112 Q164 84 246 112 Q164 130 84 112 Z', c.light),
    box(150, 82, 28, 18, 8, DARK.base),
    times(3, (i) => line(`M82 ${240 + i * 22} h14`, c.deep, 3)),
  ].join('')
const mugPot: Draw = (c) =>
  [
    shadow(196, 318, 96, 12),
    pot(c, 108, 148, 168, 168),
    line('M276 180 C346 176 346 286 276 282', c.deep, 8),
    line('M276 206 C318 206 318 258 276 258', c.deep, 6),
    times(4, (i) => line(`M120 ${190 + i * 28} h${i % 2 ? 14 : 22}`, c.deep, 3)),
    path('M112 132 Q192 108 272 132 L272 140 Q192 156 112 140 Z', c.base),
    path('M112 132 Q192 108 272 132 Q192 148 112 132 Z', c.light),
    line('M178 116 q14 -20 28 0', DARK.base, 7),
  ].join('')
const mug: Draw = (c) =>
  [
    shadow(194, 318, 98, 12),
    line('M278 176 C356 170 352 292 276 276', c.base, 19),
    line('M278 176 C356 170 352 292 276 276', c.shade, 6),
    path('M104 138 L114 300 Q116 318 194 318 Q272 318 274 300 L284 138 Z', c.base),
    path('M230 138 H284 L274 300 Q272 316 228 318 Z', c.shade),
    path('M122 150 L130 296 Q132 306 142 310 Q124 308 122 298 L112 150 Z', c.light, 'opacity="0.8"'),
    disc(194, 138, 90, DARK.base, 20),
    disc(194, 139, 83, CREAM.light, 16),
    disc(194, 145, 70, '#6b4630', 10),
    times(9, (i) => disc(140 + ((i * 41) % 120), 176 + ((i * 67) % 120), 1.8, '#ffffff', 1.8, 'opacity="0.6"')),
    line('M176 108 q8 -12 0 -24 q-8 -12 2 -24 M210 106 q8 -12 0 -24', '#c3ced3', 5, 'opacity="0.8"'),
  ].join('')
const kettle: Draw = (c) =>
  [
    shadow(196, 318, 124, 13),
    line('M112 214 C92 44 300 44 280 214', METAL.deep, 9),
    line('M150 94 Q197 80 244 94', WOOD.shade, 15),
    path('M284 214 Q330 200 340 156 L366 160 Q360 236 290 262 Z', c.base),
    path('M340 156 L366 160 L364 172 L338 168 Z', c.ink),
    path('M82 290 Q80 176 196 168 Q312 176 310 290 Q306 318 196 318 Q86 318 82 290 Z', c.base),
    path('M236 173 Q312 190 310 290 Q306 316 232 318 Q290 260 236 173 Z', c.shade),
    path('M104 280 Q104 210 150 188 Q120 220 122 290 Z', c.light, 'opacity="0.7"'),
    path('M136 178 Q196 150 256 178 Q196 196 136 178 Z', c.shade),
    disc(196, 158, 14, DARK.base),
    times(7, (i) => disc(130 + ((i * 59) % 140), 214 + ((i * 37) % 80), 1.8, '#ffffff', 1.8, 'opacity="0.55"')),
  ].join('')
const percolator: Draw = (c) =>
  [
    shadow(196, 322, 92, 12),
    path('M254 150 Q330 150 318 236 Q310 270 262 276 L262 254 Q290 250 296 226 Q302 176 254 176 Z', DARK.base),
    path('M106 190 L84 152 L120 150 L128 180 Z', c.shade),
    path('M124 138 H268 L284 304 Q280 322 196 322 Q112 322 108 304 Z', c.base),
    path('M222 138 H268 L284 304 Q280 320 226 322 Z', c.shade),
    path('M136 150 H150 L142 310 H124 Z', c.light, 'opacity="0.8"'),
    path('M132 138 Q196 84 260 138 Q196 150 132 138 Z', c.shade),
    box(184, 78, 24, 32, 10, '#bcd3dc'),
    box(188, 90, 16, 16, 6, '#7d4f30'),
    line('M118 276 H276', c.deep, 3),
  ].join('')
const coffeeFilter: Draw = (c) =>
  [
    shadow(200, 322, 104, 12),
    disc(200, 208, 110, c.shade, 18),
    disc(200, 204, 110, c.base, 17),
    path('M98 92 H302 L232 200 H168 Z', c.base),
    path('M220 92 H302 L232 200 H206 Z', c.shade),
    times(5, (i) => line(`M${112 + i * 8} ${114 + i * 17} H${288 - i * 8}`, c.deep, 3)),
    disc(200, 92, 102, c.light, 16),
    disc(200, 94, 90, CREAM.base, 12),
    disc(200, 98, 70, '#6b4630', 8),
    path('M144 222 H256 L246 312 Q200 326 154 312 Z', '#ffffff'),
    path('M144 222 H256 L246 312 Q200 326 154 312 Z', '#d9e3e8', 'opacity="0.7"'),
    path('M150 268 H250 L246 312 Q200 326 154 312 Z', '#6b4630', 'opacity="0.9"'),
    line('M200 212 V262', '#6b4630', 4),
  ].join('')
const bowlPlate: Draw = (c) =>
  [
    shadow(200, 312, 142, 13),
    disc(200, 282, 146, c.shade, 30),
    disc(200, 274, 146, c.base, 29),
    disc(200, 274, 112, c.shade, 19),
    path('M104 178 Q110 268 200 270 Q290 268 296 178 Z', c.base),
    path('M232 178 H296 Q290 262 214 270 Q250 230 232 178 Z', c.shade),
    disc(200, 178, 96, c.light, 22),
    disc(200, 180, 84, c.deep, 16),
    times(26, (i) => disc(118 + ((i * 43) % 164), 206 + ((i * 29) % 50), 1.5, c.ink, 1.5, 'opacity="0.4"')),
  ].join('')
const cutlery: Draw = () => {
  const handle = `${box(194, 180, 12, 140, 6, METAL.base)}${box(200, 180, 6, 140, 3, METAL.shade)}${disc(200, 308, 3.4, '#ffffff')}`
  return [
    turned(
      -16,
      200,
      330,
      `${handle}${path('M178 70 V132 Q178 156 194 160 V190 H206 V160 Q222 156 222 132 V70 H214 V124 H205 V70 H195 V124 H186 V70 Z', METAL.base)}`,
    ),
    turned(
      0,
      200,
      330,
      `${handle}${path('M200 66 Q232 76 230 120 Q226 156 206 164 V190 H194 V164 Q174 156 170 120 Q168 76 200 66 Z', METAL.base)}${path('M204 78 Q222 88 220 120 Q216 146 204 152 Q212 116 204 78 Z', METAL.shade)}`,
    ),
    turned(
      16,
      200,
      330,
      `${handle}${path('M190 68 Q218 90 216 150 L210 190 H194 L190 150 Z', METAL.base)}${path('M190 68 L194 190 L190 150 Z', METAL.light)}`,
    ),
    line('M186 314 C150 340 250 344 214 314', '#e87a2c', 7),
    shadow(200, 344, 70, 8),
  ].join('')
}
const castPan: Draw = (c) =>
  [
    shadow(176, 306, 136, 14),
    path('M280 224 L372 178 Q388 176 386 192 L292 254 Z', c.base),
    disc(370, 190, 8, '#ffffff', 6),
    path('M44 210 Q52 300 174 304 Q296 300 304 210 Z', c.base),
    path('M216 220 H304 Q296 296 190 304 Q250 260 216 220 Z', c.deep),
    disc(174, 210, 130, c.light, 40),
    disc(174, 213, 118, c.ink, 33),
    disc(174, 218, 104, c.deep, 26),
    disc(150, 216, 34, '#ffffff', 13),
    disc(150, 213, 13, '#f6b73c', 7),
    disc(216, 224, 30, '#ffffff', 11),
    disc(216, 221, 12, '#f6b73c', 6),
    path('M44 204 l-14 -6 l4 -12 l22 8 Z', c.base),
  ].join('')
const dutchOven: Draw = (c) =>
  [
    shadow(200, 326, 124, 13),
    line('M88 170 C90 60 310 60 312 170', c.light, 8),
    line('M116 300 L104 326 M284 300 L296 326 M200 312 V328', c.base, 16),
    path('M84 180 Q80 312 200 316 Q320 312 316 180 Z', c.base),
    path('M244 180 H316 Q320 300 216 316 Q276 250 244 180 Z', c.deep),
    path('M72 166 Q200 128 328 166 L324 186 Q200 212 76 186 Z', c.shade),
    path('M72 166 Q200 128 328 166 Q200 190 72 166 Z', c.light),
    line('M176 152 q24 -26 48 0', c.ink, 10),
    path('M112 214 Q108 270 132 292 Q120 262 124 214 Z', c.light, 'opacity="0.5"'),
    times(4, (i) => disc(126 + i * 26, 160 + (i % 2) * 5, 11, '#e87a2c', 5) + disc(134 + i * 26, 162, 6, DARK.deep, 3)),
  ].join('')
const coolbox: Draw = (c) =>
  [
    shadow(200, 318, 132, 13),
    line('M88 160 C84 70 316 70 312 160', '#e8ecee', 14),
    line('M88 160 C84 70 316 70 312 160', '#bfc8cd', 4),
    path('M84 176 H316 L306 304 Q304 316 290 316 H110 Q96 316 94 304 Z', c.base),
    path('M246 176 H316 L306 304 Q304 316 290 316 H238 Z', c.shade),
    path('M96 186 H112 L118 306 H106 Z', c.light, 'opacity="0.6"'),
    path('M76 144 Q76 134 90 134 H310 Q324 134 324 144 L320 184 H80 Z', '#f6f8f9'),
    path('M238 134 H310 Q324 134 324 144 L320 184 H236 Z', '#dce2e5'),
    box(180, 174, 40, 28, 6, '#dce2e5'),
    path('M200 216 l10 18 l20 4 l-14 16 l2 20 l-18 -8 l-18 8 l2 -20 l-14 -16 l20 -4 Z', '#ffffff', 'opacity="0.85"'),
  ].join('')

const bottleBody = (c: Paint, x: number, y: number, w: number, h: number): string =>
  `${path(`M${x} ${y + 46} Q${x} ${y + 14} ${x + w * 0.28} ${y} H${x + w * 0.72} Q${x + w} ${y + 14} ${x + w} ${y + 46} V${y + h - 16} Q${x + w} ${y + h} ${x + w - 18} ${y + h} H${x + 18} Q${x} ${y + h} ${x} ${y + h - 16} Z`, c.base)}${path(`M${x + w * 0.66} ${y} H${x + w * 0.72} Q${x + w} ${y + 14} ${x + w} ${y + 46} V${y + h - 16} Q${x + w} ${y + h} ${x + w - 18} ${y + h} H${x + w * 0.66} Z`, c.shade)}${path(`M${x + w * 0.88} ${y + 26} Q${x + w} ${y + 30} ${x + w} ${y + 46} V${y + h - 16} Q${x + w} ${y + h} ${x + w - 18} ${y + h} H${x + w * 0.88} Z`, c.deep, 'opacity="0.5"')}${box(x + w * 0.12, y + 44, w * 0.1, h - 62, 5, '#ffffff', 'opacity="0.32"')}`
const bottle: Draw = (c) =>
  [
    shadow(200, 328, 66, 10),
    bottleBody(c, 144, 114, 112, 214),
    box(166, 84, 68, 34, 8, METAL.base),
    box(208, 84, 26, 34, 8, METAL.shade),
    times(7, (i) => line(`M${172 + i * 9.4} 90 v22`, METAL.deep, 2)),
    line('M176 84 C170 44 230 44 224 84', DARK.base, 9),
    moved(200, 220, path('M-24 18 L-6 -14 L4 2 L12 -10 L28 18 Z', '#ffffff', 'opacity="0.75"')),
  ].join('')
const thermos: Draw = (c) =>
  [
    shadow(200, 330, 62, 10),
    bottleBody(c, 148, 148, 104, 182),
    barrel(154, 62, 92, 92, 16, METAL),
    box(150, 144, 100, 14, 4, DARK.base),
    line('M246 84 C282 84 282 130 246 130', METAL.deep, 8),
    line('M166 206 q34 14 68 0', '#ffffff', 3, 'opacity="0.5"'),
    path('M186 262 q14 -22 14 -34 q18 20 14 34 q-4 12 -14 12 q-12 0 -14 -12 Z', '#ffffff', 'opacity="0.75"'),
  ].join('')
const wideBottle: Draw = (c) =>
  [
    shadow(200, 328, 72, 10),
    `<g opacity="0.86">${bottleBody(c, 136, 110, 128, 218)}</g>`,
    path('M142 200 Q200 214 258 200 V312 Q258 324 240 324 H160 Q142 324 142 312 Z', '#ffffff', 'opacity="0.28"'),
    box(146, 72, 108, 44, 10, DARK.base),
    times(10, (i) => line(`M${154 + i * 10} 78 v32`, DARK.light, 2)),
    line('M146 92 C118 100 118 130 150 128', DARK.base, 8),
    times(6, (i) => line(`M216 ${176 + i * 24} h${i % 2 ? 14 : 24}`, '#ffffff', 3)),
  ].join('')
const kidsBottle: Draw = (c) =>
  [
    shadow(200, 328, 66, 10),
    bottleBody(c, 146, 138, 108, 190),
    path('M158 138 Q158 100 200 98 Q242 100 242 138 Z', '#3d6647'),
    path('M214 99 Q242 104 242 138 H214 Z', '#2f5138'),
    box(186, 66, 28, 40, 10, '#7f8f4e'),
    line('M160 116 C120 100 120 160 152 152', '#3d6647', 8),
    disc(200, 244, 34, '#7f8f4e', 28),
    disc(182, 220, 12, '#7f8f4e'),
    disc(218, 220, 12, '#7f8f4e'),
    disc(182, 218, 5, '#1f2224'),
    disc(218, 218, 5, '#1f2224'),
    line('M182 250 q18 16 36 0', '#3d4a25', 4),
  ].join('')
const waterBag: Draw = (c) =>
  [
    shadow(200, 328, 86, 10),
    line('M200 320 C120 360 60 300 76 220 C86 160 110 140 100 96', DARK.base, 9),
    box(88, 70, 24, 36, 8, c.deep),
    path(
      'M132 110 H268 Q284 200 272 300 Q264 326 200 328 Q136 326 128 300 Q116 200 132 110 Z',
      c.base,
      'opacity="0.8"',
    ),
    path(
      'M132 190 Q200 204 274 190 Q282 250 270 302 Q262 324 200 326 Q138 324 130 302 Q122 250 132 190 Z',
      c.shade,
      'opacity="0.7"',
    ),
    path('M144 124 Q136 220 148 300 Q136 260 134 200 Z', '#ffffff', 'opacity="0.7"'),
    box(120, 80, 160, 34, 8, DARK.base),
    box(124, 86, 152, 8, 4, DARK.light),
    times(4, (i) => line(`M236 ${160 + i * 32} h20`, '#ffffff', 3)),
    disc(200, 312, 12, c.ink, 7),
  ].join('')
const jerrycan: Draw = (c) =>
  [
    shadow(200, 322, 108, 12),
    path('M104 140 Q104 122 122 122 H278 Q296 122 296 140 V300 Q296 318 278 318 H122 Q104 318 104 300 Z', c.light),
    times(6, (i) => path(`M104 ${148 + i * 29} q96 16 192 0 v14 q-96 16 -192 0 Z`, c.shade, 'opacity="0.75"')),
    path('M240 122 H278 Q296 122 296 140 V300 Q296 318 278 318 H240 Z', c.deep, 'opacity="0.35"'),
    line('M150 122 C150 78 250 78 250 122', '#2c6b77', 12),
    box(112, 102, 44, 26, 6, '#2c6b77'),
    box(126, 270, 24, 20, 4, '#2c6b77'),
    line('M130 284 H96 V300', '#2c6b77', 10),
    line('M138 270 v-16 M128 254 h20', '#235863', 6),
  ].join('')
const waterFilter: Draw = (c) =>
  [
    shadow(200, 326, 56, 9),
    box(182, 58, 36, 40, 6, '#e8ecee'),
    box(188, 40, 24, 26, 6, '#bfc8cd'),
    barrel(156, 92, 88, 162, 16, c),
    box(166, 128, 68, 92, 8, '#ffffff', 'opacity="0.85"'),
    path('M200 138 q20 26 20 40 a20 18 0 0 1 -40 0 q0 -14 20 -40 Z', c.base),
    line('M174 208 h52', c.deep, 3),
    box(166, 250, 68, 22, 6, c.deep),
    path('M174 270 H226 L216 306 Q200 326 184 306 Z', '#bcd3dc'),
    line('M244 110 C290 120 290 60 258 60', c.ink, 6),
  ].join('')
const tablets: Draw = (c) =>
  [
    shadow(200, 318, 108, 12),
    box(92, 150, 150, 168, 10, c.base),
    box(206, 150, 36, 168, 8, c.shade),
    path('M92 150 L112 120 H262 L242 150 Z', c.light),
    path('M242 150 L262 120 V288 L242 318 Z', c.deep),
    box(106, 176, 88, 66, 6, '#ffffff'),
    path('M150 184 q18 22 18 34 a18 16 0 0 1 -36 0 q0 -12 18 -34 Z', c.base),
    turned(
      8,
      280,
      290,
      `${box(196, 250, 140, 68, 8, METAL.base)}${times(8, (i) => disc(216 + (i % 4) * 32, 268 + Math.floor(i / 4) * 32, 12, '#ffffff') + disc(218 + (i % 4) * 32, 270 + Math.floor(i / 4) * 32, 9, '#dfe5e8'))}`,
    ),
  ].join('')
const gravityFilter: Draw = (c) =>
  [
    shadow(206, 336, 60, 8),
    line('M200 20 V50', METAL.deep, 5),
    path('M112 70 H288 Q300 140 272 214 H128 Q100 140 112 70 Z', c.base),
    path('M226 70 H288 Q300 140 272 214 H236 Z', c.shade),
    box(104, 50, 192, 26, 8, DARK.base),
    line('M140 56 L200 26 L260 56', DARK.base, 6),
    path('M120 150 Q200 166 282 150 Q280 190 272 214 H128 Q118 186 120 150 Z', '#7fb5d5', 'opacity="0.55"'),
    box(158, 104, 84, 34, 5, '#ffffff', 'opacity="0.85"'),
    line('M200 214 C200 240 150 234 150 262', c.ink, 6),
    barrel(132, 256, 36, 54, 8, METAL),
    line('M150 310 C150 336 206 340 210 300', c.ink, 6),
    path('M204 262 H284 L276 328 Q244 336 212 328 Z', '#dce9ef'),
    path('M208 292 H280 L276 328 Q244 336 212 328 Z', '#7fb5d5', 'opacity="0.7"'),
  ].join('')
const pouch = (c: Paint, inside: string): string =>
  [
    shadow(200, 326, 92, 11),
    path('M112 84 H288 L296 304 Q298 322 282 324 H118 Q102 322 104 304 Z', c.base),
    path('M240 84 H288 L296 304 Q298 322 282 324 H244 Z', c.shade),
    path('M122 100 H138 L132 312 H116 Z', '#ffffff', 'opacity="0.25"'),
    path('M112 84 H288 L289 110 H111 Z', c.deep),
    times(18, (i) => line(`M${118 + i * 9.6} 88 v18`, c.ink, 1.4, 'opacity="0.6"')),
    line('M110 122 H290', c.ink, 2, 'stroke-dasharray="6 4"'),
    inside,
  ].join('')
const meal: Draw = (c) =>
  pouch(
    c,
    `${box(128, 140, 144, 34, 5, '#ffffff', 'opacity="0.92"')}${line('M144 152 h112 M160 163 h80', c.deep, 5)}${disc(200, 242, 62, '#ffffff', 56)}${disc(200, 242, 52, CREAM.base, 46)}${times(14, (i) => disc(168 + ((i * 25) % 64), 214 + ((i * 37) % 56), 9, [c.base, '#c98b4b', '#7f8f4e', '#c23b34'][i % 4] ?? c.base, 6))}${line('M236 196 l22 -34', METAL.deep, 6)}${line('M128 306 h60', '#ffffff', 4, 'opacity="0.8"')}`,
  )
const trailMix: Draw = (c) =>
  pouch(
    c,
    `${path('M136 150 H264 V272 Q200 300 136 272 Z', '#ffffff', 'opacity="0.9"')}${times(26, (i) => disc(150 + ((i * 41) % 100), 172 + ((i * 27) % 96), 10, ['#a5673a', '#d9a566', '#7f2d3d', '#e7d3a8', '#5c3e20'][i % 5] ?? '#a5673a', 6, `transform="rotate(${i * 37} ${150 + ((i * 41) % 100)} ${172 + ((i * 27) % 96)})"`))}`,
  )
const bar: Draw = (c) =>
  [
    shadow(200, 288, 130, 12),
    turned(
      -14,
      200,
      220,
      `${path('M64 176 L52 186 L64 196 L52 206 L64 216 L52 226 L64 236 L52 246 L64 258 H336 L348 246 L336 236 L348 226 L336 216 L348 206 L336 196 L348 186 L336 176 Z', c.base)}${path('M64 226 H336 L348 226 L336 236 L348 246 L336 258 H64 L52 246 L64 236 L52 226 Z', c.shade)}${box(110, 192, 180, 44, 6, '#ffffff', 'opacity="0.9"')}${line('M126 206 h110 M126 220 h70', c.deep, 6)}${disc(264, 214, 14, '#7d4f30', 10)}${disc(246, 206, 8, '#c98b4b', 6)}${line('M84 178 V256 M316 178 V256', c.deep, 2)}`,
    ),
  ].join('')

export const cookAndDrink: Readonly<Record<string, Draw>> = {
  'gas-stove': gasStove,
  'remote-stove': remoteStove,
  'integrated-stove': integratedStove,
  'liquid-stove': liquidStove,
  'spirit-stove': spiritStove,
  'wood-stove': woodStove,
  'double-stove': doubleStove,
  'gas-can': gasCan,
  'gas-can-small': gasCanSmall,
  firesteel,
  'pan-set': panSet,
  'mug-pot': mugPot,
  mug,
  kettle,
  percolator,
  'coffee-filter': coffeeFilter,
  'bowl-plate': bowlPlate,
  cutlery,
  'cast-pan': castPan,
  'dutch-oven': dutchOven,
  coolbox,
  bottle,
  thermos,
  'wide-bottle': wideBottle,
  'kids-bottle': kidsBottle,
  'water-bag': waterBag,
  jerrycan,
  'water-filter': waterFilter,
  tablets,
  'gravity-filter': gravityFilter,
  'meal-pouch': meal,
  'trail-mix': trailMix,
  bar,
}
