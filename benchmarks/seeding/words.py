"""A Spanish of the desk, made from stems and endings: thousands of plausible words, used as
unevenly as real ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from random import Random

SMALL = (
    "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le"
    " ya este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo"
    " nos durante todos uno les ni contra otros ese eso ante ellos e esto antes algunos qué unos yo"
    " otro otras otra él tanto esa estos mucho nada muchos"
).split()
NOUNS = (
    "factura cuenta pago recibo cliente contrato servicio acceso clave usuario correo mensaje"
    " pantalla botón reporte archivo pedido envío inventario almacén sucursal oficina impresora red"
    " equipo versión módulo tablero consulta registro folio sello impuesto saldo cargo abono cobro"
    " moneda banco tarjeta plazo fecha hora semana mes trimestre error falla lentitud bloqueo caída"
    " aviso alerta prueba respaldo servidor conexión puerto nube carpeta documento firma"
    " certificado permiso rol perfil grupo equipo turno agenda cita llamada respuesta duda queja"
    " reclamo cambio mejora proyecto tarea lista tabla columna fila filtro búsqueda gráfica nómina"
    " empleado proveedor producto precio descuento promoción garantía devolución entrega ruta"
    " camión bodega caja venta compra cotización orden partida artículo catálogo categoría marca"
    " modelo serie lote código etiqueta lector cámara teléfono tableta computadora navegador"
    " ventana enlace página formulario campo dato valor total importe porcentaje cálculo cierre"
    " corte balance póliza asiento auditoría norma proceso paso manual curso capacitación asesor"
    " gerente director socio colega área"
).split()
ADJECTIVES = (
    "nuevo viejo lento rápido correcto incorrecto completo incompleto duplicado vencido pendiente"
    " urgente crítico mensual anual diario semanal fiscal contable técnico interno externo público"
    " privado seguro inseguro activo inactivo visible oculto válido inválido automático manual"
    " remoto local central parcial final inicial anterior siguiente último primero segundo"
    " electrónico digital impreso firmado cancelado aprobado rechazado"
).split()
VERBS_AR = (
    "factur pag cobr entr revis actualiz instal configur envi esper contest llam registr consult"
    " confirm rechaz cerr captur carg descarg import export valid cancel aprob autoriz bloque"
    " conect reinici guard elimin modific agreg mostr busc filtr orden calcul ajust corrobor prob"
    " us necesit intent log termin empez report solicit complet firm timbr anul acept asign escal"
    " trat sincroniz migr respald restaur copi peg arrastr seleccion"
).split()
VERBS_ER = (
    "aparec deb perd respond vend comprend recog promet romp corr beb com tem met aprend cog permit"
    " recib abr escrib cumpl decid imprim suspend añad interrump compart dirig exig sub asist defin"
    " discut divid exist insist resist"
).split()
AR = (
    "ar o as a amos an é aste ó aron aba abas ábamos aban aré arás ará aremos arán aría arían e es"
    " emos en ando ado ada ados adas arlo arla arnos ador adora adores aje ación aciones"
).split()
ER = (
    "er o es e emos en í iste ió imos ieron ía ías íamos ían eré erá eremos erán ería a as amos an"
    " iendo ido ida idos idas edor erlo erla"
).split()
PREFIXES = ("", "re", "des", "pre")
SENTENCES = 20_000


def vocabulary(random: Random) -> list[str]:
    """Over five thousand words, the commonest first."""
    nouns = [form for noun in NOUNS for form in (noun, _plural(noun))]
    adjectives = [
        form
        for adjective in ADJECTIVES
        for form in (adjective, _feminine(adjective), _plural(adjective))
    ]
    verbs = [prefix + stem + ending for stem in VERBS_AR for ending in AR for prefix in PREFIXES]
    verbs += [
        prefix + stem + ending for stem in VERBS_ER for ending in ER for prefix in PREFIXES[:2]
    ]
    tail = nouns + adjectives + verbs
    random.shuffle(tail)
    head = nouns[::2]
    random.shuffle(head)
    return list(dict.fromkeys([*SMALL, *head[:80], *tail]))


def sentences(random: Random) -> list[str]:
    """Words drawn by Zipf's law: the tenth is used ten times less than the first."""
    words = vocabulary(random)
    weights = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    return list(_sentences(random, words, weights))


def _sentences(random: Random, words: list[str], weights: list[float]) -> Iterator[str]:
    for _ in range(SENTENCES):
        drawn = random.choices(words, cum_weights=weights, k=random.randint(5, 14))
        yield " ".join(drawn).capitalize() + "."


def _plural(word: str) -> str:
    if word[-1] in "aeiouéó":
        return word + "s"
    if word.endswith("ión"):
        return word[:-3] + "iones"
    return word[:-1] + "ces" if word.endswith("z") else word + "es"


def _feminine(adjective: str) -> str:
    return adjective[:-1] + "a" if adjective.endswith("o") else adjective
