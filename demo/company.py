"""Bizflow Tech's desk and the organizations it serves. All of it is invented."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

NAME = "Bizflow Tech"
HOURS = "Atendemos todas las prioridades las 24 horas, todos los días."
CONTACTS = ("+52 55 5000 0000", "soporte@bizflow.example")
Language = Literal["ES", "EN"]
Role = Literal["SPECIALIST", "TECHNICIAN", "LEAD", "MANAGER"]
Visibility = Literal["OWN", "TEAM", "ALL"]
AreaCode = Literal["SUPPORT", "BILLING", "ACCOUNTS", "PRODUCT", "ACCESS", "QUALITY"]
Complexity = Literal["C1", "C2", "C3", "C4"]


@dataclass(frozen=True)
class Area:
    code: AreaCode
    name_es: str
    name_en: str


@dataclass(frozen=True)
class Staff:
    """A person of the desk; `serves` says which areas, and up to which complexity in each."""

    name: str
    address: str
    role: Role
    office: str
    time_zone: str
    serves: Mapping[AreaCode, Complexity]
    language: Language = "ES"


@dataclass(frozen=True)
class Organization:
    key: str
    name: str
    country: str
    time_zone: str
    visibility: Visibility


@dataclass(frozen=True)
class Customer:
    """`team` is the group whose requests are shared where the organization's visibility is TEAM."""

    name: str
    address: str
    organization: Organization
    team: str
    administrator: bool = False
    language: Language = "ES"


@dataclass(frozen=True)
class Partner:
    """A client of the API that acts for one organization."""

    client_id: str
    name: str
    contact: str
    organization: Organization
    scopes: tuple[str, ...]


NAME = "Bizflow Tech"

AREAS = (
    Area("SUPPORT", "Soporte técnico", "Technical support"),
    Area("BILLING", "Facturación y cobros", "Billing and collections"),
    Area("ACCOUNTS", "Cuentas y contratos", "Accounts and contracts"),
    Area("PRODUCT", "Producto y cambios", "Product and changes"),
    Area("ACCESS", "Accesos y seguridad", "Access and security"),
    Area("QUALITY", "Calidad y reclamaciones", "Quality and complaints"),
)

MEXICO = ("Ciudad de México", "America/Mexico_City")
BOGOTA = ("Bogotá", "America/Bogota")
SANTIAGO = ("Santiago", "America/Santiago")
LIMA = ("Lima", "America/Lima")

LAURA = Staff(
    "Laura Sánchez", "laura.sanchez@bizflow.example", "SPECIALIST", *MEXICO,
    serves={"SUPPORT": "C3", "ACCESS": "C2", "PRODUCT": "C2"},
)  # fmt: skip
DIEGO = Staff(
    "Diego Peña", "diego.pena@bizflow.example", "SPECIALIST", *BOGOTA,
    serves={"BILLING": "C3", "ACCOUNTS": "C2", "SUPPORT": "C2"},
)  # fmt: skip
VALERIA = Staff(
    "Valeria Montes", "valeria.montes@bizflow.example", "SPECIALIST", *SANTIAGO,
    serves={"PRODUCT": "C3", "QUALITY": "C3", "SUPPORT": "C2"},
)  # fmt: skip
RENZO = Staff(
    "Renzo Quispe", "renzo.quispe@bizflow.example", "SPECIALIST", *LIMA,
    serves={"ACCESS": "C3", "ACCOUNTS": "C3", "BILLING": "C2", "QUALITY": "C2"},
)  # fmt: skip
ANDRES = Staff(
    "Andrés Cuevas", "andres.cuevas@bizflow.example", "TECHNICIAN", *MEXICO,
    serves={"SUPPORT": "C3", "ACCESS": "C3", "PRODUCT": "C3"},
)  # fmt: skip
MARISOL = Staff(
    "Marisol Ibáñez", "marisol.ibanez@bizflow.example", "TECHNICIAN", *BOGOTA,
    serves={"SUPPORT": "C3", "BILLING": "C3", "PRODUCT": "C3"},
)  # fmt: skip
PATRICIA = Staff(
    "Patricia Lozano", "patricia.lozano@bizflow.example", "LEAD", *MEXICO,
    serves={"SUPPORT": "C4", "PRODUCT": "C4", "ACCESS": "C4", "QUALITY": "C4"},
)  # fmt: skip
JORGE = Staff(
    "Jorge Villaseñor", "jorge.villasenor@bizflow.example", "LEAD", *BOGOTA,
    serves={"BILLING": "C4", "ACCOUNTS": "C4", "ACCESS": "C4", "QUALITY": "C4"},
)  # fmt: skip
MIGUEL = Staff(
    "Miguel Torres", "miguel.torres@bizflow.example", "MANAGER", *MEXICO,
    serves={
        "SUPPORT": "C4", "BILLING": "C4", "ACCOUNTS": "C4", "PRODUCT": "C4",
        "ACCESS": "C4", "QUALITY": "C4",
    },
)  # fmt: skip

STAFF = (LAURA, DIEGO, VALERIA, RENZO, ANDRES, MARISOL, PATRICIA, JORGE, MIGUEL)

MIXTECA = Organization("mixteca", "Grupo Alimentario Mixteca", "MX", "America/Mexico_City", "TEAM")
NEVADOS = Organization("losnevados", "Cafetera Los Nevados", "CO", "America/Bogota", "ALL")
CORDILLERA = Organization(
    "cordillerasur", "Transportes Cordillera Sur", "CL", "America/Santiago", "OWN"
)
MISTI = Organization("textilesmisti", "Textiles Misti", "PE", "America/Lima", "TEAM")
RIBERA = Organization("riberaturia", "Clínicas Ribera del Turia", "ES", "Europe/Madrid", "OWN")

ORGANIZATIONS = (MIXTECA, NEVADOS, CORDILLERA, MISTI, RIBERA)

ROSA = Customer(
    "Rosa Elena Castañeda",
    "rosa.castaneda@mixteca.example",
    MIXTECA,
    "Finanzas",
    administrator=True,
)
GABRIELA = Customer("Gabriela Núñez", "gabriela.nunez@mixteca.example", MIXTECA, "Ventas")
IVAN = Customer("Iván Tello", "ivan.tello@mixteca.example", MIXTECA, "Almacén")

ANA = Customer("Ana Restrepo", "ana.restrepo@losnevados.example", NEVADOS, "Contabilidad")
CAMILO = Customer(
    "Camilo Arango", "camilo.arango@losnevados.example", NEVADOS, "Sistemas", administrator=True
)
LUZ_DARY = Customer("Luz Dary Ospina", "luzdary.ospina@losnevados.example", NEVADOS, "Compras")
JULIAN = Customer(
    "Julián Betancur", "julian.betancur@losnevados.example", NEVADOS, "Gestión humana"
)

MATIAS = Customer(
    "Matías Errázuriz",
    "matias.errazuriz@cordillerasur.example",
    CORDILLERA,
    "Operaciones",
    administrator=True,
)
FRANCISCA = Customer(
    "Francisca Poblete", "francisca.poblete@cordillerasur.example", CORDILLERA, "Despacho"
)

ROSARIO = Customer(
    "Rosario Mamani",
    "rosario.mamani@textilesmisti.example",
    MISTI,
    "Administración",
    administrator=True,
)
EMILY = Customer(
    "Emily Carter", "emily.carter@textilesmisti.example", MISTI, "Administración", language="EN"
)
LUIS = Customer("Luis Alberto Huamán", "luis.huaman@textilesmisti.example", MISTI, "Planta")

CARMEN = Customer(
    "Carmen Villalba",
    "carmen.villalba@riberaturia.example",
    RIBERA,
    "Dirección",
    administrator=True,
)
PAU = Customer("Pau Ferrer", "pau.ferrer@riberaturia.example", RIBERA, "Admisión")

CUSTOMERS = (
    ROSA, GABRIELA, IVAN, ANA, CAMILO, LUZ_DARY, JULIAN, MATIAS, FRANCISCA, ROSARIO, EMILY, LUIS,
    CARMEN, PAU,
)  # fmt: skip

NEXO = Partner(
    "integraciones-nexo",
    "Integraciones Nexo",
    "operaciones@nexo.example",
    CORDILLERA,
    scopes=("tickets:read", "tickets:write", "people:read", "knowledge:read", "profile"),
)
