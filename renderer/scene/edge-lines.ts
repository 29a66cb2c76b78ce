import {
  ArcType,
  Cartesian3,
  Color,
  ColorGeometryInstanceAttribute,
  GeometryInstance,
  Matrix4,
  PolylineColorAppearance,
  PolylineGeometry,
  Primitive,
} from 'cesium';

const WIDTH_PIXELS = 2.5;
/** How much of a line shows through what stands before it, so that what it marks can be found. */
const HIDDEN_OPACITY = 0.3;

/** Lines in metres of the tile frame, one colour, faint behind what stands before them. */
export function edgeLines(
  lines: readonly (readonly (readonly [number, number, number])[])[],
  colour: string,
  toEarth: Matrix4,
): Primitive {
  const ink = (opacity: number) =>
    ColorGeometryInstanceAttribute.fromColor(Color.fromCssColorString(colour).withAlpha(opacity));
  const attributes = { color: ink(1), depthFailColor: ink(HIDDEN_OPACITY) };
  const geometryInstances = lines.map(
    (line) =>
      new GeometryInstance({
        geometry: new PolylineGeometry({
          positions: line.map(([x, y, z]) =>
            Matrix4.multiplyByPoint(toEarth, new Cartesian3(x, y, z), new Cartesian3()),
          ),
          width: WIDTH_PIXELS,
          arcType: ArcType.NONE,
          vertexFormat: PolylineColorAppearance.VERTEX_FORMAT,
        }),
        attributes,
      }),
  );
  return new Primitive({
    geometryInstances,
    appearance: new PolylineColorAppearance({ translucent: false }),
    depthFailAppearance: new PolylineColorAppearance({ translucent: true }),
    asynchronous: false,
    allowPicking: false,
  });
}
